import type { DraftBlock } from "#lib/segments/segment.ts";
import { canonicalBlock, sameBlock } from "./document.ts";

/**
 * Two people's changes in one text. `foreign`: ids of the blocks that came from
 * the other person, removed ones too. `disputed`: ids of the blocks that both
 * have touched; none means that nobody has to decide anything.
 */
export type MergedBlocks = {
  readonly blocks: readonly DraftBlock[];
  readonly foreign: readonly string[];
  readonly disputed: readonly string[];
};

/**
 * What `theirs` and `mine` have both made of `base`, put together block by
 * block. A block that both have changed, or one changed and the other removed,
 * is disputed, and so are those moved when both have put the text in another
 * order: there `preferred` has its way. Blocks that both added in one place
 * stand there one after the other, theirs first. `locale` is that of the text.
 */
export function mergeBlocks(
  { base, theirs, mine }: Readonly<Record<"base" | "theirs" | "mine", readonly DraftBlock[]>>,
  preferred: "theirs" | "mine",
  locale: string,
): MergedBlocks {
  const [before, their, my] = [byId(base, locale), byId(theirs, locale), byId(mine, locale)];
  const chosen = new Map<string, DraftBlock>();
  const foreign: string[] = [];
  const disputed = new Set<string>();

  for (const id of new Set([...before.keys(), ...their.keys(), ...my.keys()])) {
    const [was, other, own] = [before.get(id), their.get(id), my.get(id)];
    const [otherChanged, ownChanged] = [differ(was, other), differ(was, own)];
    if (otherChanged && ownChanged && differ(other, own)) disputed.add(id);
    const takeTheirs = otherChanged && !(ownChanged && preferred === "mine");
    const taken = takeTheirs ? other : own;
    if (takeTheirs && differ(other, own)) foreign.push(id);
    if (taken) chosen.set(id, taken);
  }

  const [theirMoved, myMoved] = [
    findMoved([...before.keys()], [...their.keys()]),
    findMoved([...before.keys()], [...my.keys()]),
  ];
  if (theirMoved.length > 0 && myMoved.length > 0 && [...their.keys()].join() !== [...my.keys()].join()) {
    for (const id of [...theirMoved, ...myMoved]) disputed.add(id);
  }
  const mineLeads = myMoved.length > 0 && (theirMoved.length === 0 || preferred === "mine");
  const [leading, following] = mineLeads ? [my, their] : [their, my];
  const order = insertMissing([...leading.keys()], [...following.keys()]);
  return { blocks: order.flatMap((id) => chosen.get(id) ?? []), foreign, disputed: [...disputed] };
}

function byId(blocks: readonly DraftBlock[], locale: string): Map<string, DraftBlock> {
  return new Map(blocks.map((block) => [block.id, canonicalBlock(block, locale)]));
}

function differ(a: DraftBlock | undefined, b: DraftBlock | undefined): boolean {
  if (!a || !b) return a !== b;
  return !sameBlock(a, b);
}

/** Ids of `base` that do not follow on each other in `side` as they did. */
function findMoved(base: readonly string[], side: readonly string[]): string[] {
  const left = base.filter((id) => side.includes(id));
  return side.filter((id) => base.includes(id)).filter((id, index) => left[index] !== id);
}

/** `order` with what only `other` has, each behind the one it follows there. */
function insertMissing(order: readonly string[], other: readonly string[]): string[] {
  const merged = [...order];
  const known = new Set(other);
  let previous: string | null = null;
  for (const id of other) {
    if (!merged.includes(id)) {
      let at: number = previous === null ? 0 : merged.indexOf(previous) + 1;
      // What the leading side added in the same place stays first.
      while (at < merged.length && !known.has(merged[at] ?? "")) at += 1;
      merged.splice(at, 0, id);
    }
    previous = id;
  }
  return merged;
}
