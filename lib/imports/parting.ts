import { plainText, type Run } from "#lib/text/runs.ts";

/** A sentence and the block it stands in. */
type Placed = { readonly block: number; readonly runs: readonly Run[] };

/** Sentences of an original in one block, with what translates them. */
export type Part<Sentence> = { readonly source: readonly Sentence[]; readonly target: readonly Sentence[] };

/**
 * A pair as what stands in one block each. Where the translation has as many
 * blocks, it is parted where they end; otherwise where the lengths say, at the end
 * of a sentence. A translation of fewer sentences than the original has blocks
 * stands with the first of them, and the last have none.
 */
export function partByBlocks<Sentence extends Placed>(
  source: readonly Sentence[],
  target: readonly Sentence[],
): Part<Sentence>[] {
  const sources = byBlock(source);
  if (sources.length < 2) return [{ source, target }];
  const targets = byBlock(target);
  if (targets.length === sources.length) {
    return sources.map((sentences, index) => ({ source: sentences, target: targets[index] ?? [] }));
  }
  const parts: Part<Sentence>[] = [];
  let taken = 0;
  for (const [index, sentences] of sources.entries()) {
    const until = index === sources.length - 1 ? target.length : cutAfter(source, target, sources, index, taken);
    parts.push({ source: sentences, target: target.slice(taken, until) });
    taken = until;
  }
  return parts;
}

/** How many sentences of the translation stand before the end of block `index`, `taken` of them before its beginning. */
function cutAfter<Sentence extends Placed>(
  source: readonly Sentence[],
  target: readonly Sentence[],
  sources: readonly (readonly Sentence[])[],
  index: number,
  taken: number,
): number {
  const wanted = total(sources.slice(0, index + 1).flat()) / total(source);
  const share = (count: number) => total(target.slice(0, count)) / total(target);
  // One at least for each block, for as long as there are any.
  const fewest = Math.min(taken + 1, target.length);
  const most = Math.max(fewest, target.length - (sources.length - 1 - index));
  let best = fewest;
  for (let count = fewest; count <= most; count += 1) {
    if (Math.abs(share(count) - wanted) < Math.abs(share(best) - wanted)) best = count;
  }
  return best;
}

function byBlock<Sentence extends Placed>(sentences: readonly Sentence[]): Sentence[][] {
  const blocks: Sentence[][] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (index > 0 && sentences[index - 1]?.block === sentence.block) blocks.at(-1)?.push(sentence);
    else blocks.push([sentence]);
  }
  return blocks;
}

function total(sentences: readonly Placed[]): number {
  return sentences.reduce((sum, { runs }) => sum + plainText(runs).length, 0);
}
