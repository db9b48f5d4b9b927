import type { DraftBlock } from "#lib/segments/segment.ts";
import { canonicalBlock, sameBlock } from "./document.ts";

/** Two people's changes in one text. `foreign`: ids of the blocks that came from the other person, removed ones too. */
export type MergedBlocks = { readonly blocks: readonly DraftBlock[]; readonly foreign: readonly string[] };

/**
 * What `theirs` and `mine` have both made of `base`, put together block by
 * block; null where they touch the same block (changed by both, or changed by
 * one and removed by the other) or have both put the blocks in a new order.
 * Blocks that both added in one place stand there one after the other, theirs
 * first. `locale` is that of the text.
 */
export function mergeBlocks(
  base: readonly DraftBlock[],
  theirs: readonly DraftBlock[],
  mine: readonly DraftBlock[],
  locale: string,
): MergedBlocks | null {
  const before = byId(base, locale);
  const their = byId(theirs, locale);
  const my = byId(mine, locale);
  const chosen = new Map<string, DraftBlock>();
  const foreign: string[] = [];

  for (const id of new Set([...before.keys(), ...their.keys(), ...my.keys()])) {
    const [was, other, own] = [before.get(id), their.get(id), my.get(id)];
    const [otherChanged, ownChanged] = [differ(was, other), differ(was, own)];
    if (otherChanged && ownChanged && differ(other, own)) return null;
    const taken = otherChanged ? other : own;
    if (otherChanged && differ(other, own)) foreign.push(id);
    if (taken) chosen.set(id, taken);
  }
  const order = mergeOrder([...before.keys()], [...their.keys()], [...my.keys()]);
  return order && { blocks: order.flatMap((id) => chosen.get(id) ?? []), foreign };
}

function byId(blocks: readonly DraftBlock[], locale: string): Map<string, DraftBlock> {
  return new Map(blocks.map((block) => [block.id, canonicalBlock(block, locale)]));
}

function differ(a: DraftBlock | undefined, b: DraftBlock | undefined): boolean {
  if (!a || !b) return a !== b;
  return !sameBlock(a, b);
}

/** All ids in one order; null when both sides have moved what was there before. Removed ones are still in it. */
function mergeOrder(base: readonly string[], theirs: readonly string[], mine: readonly string[]): string[] | null {
  const moved = (side: readonly string[]) => {
    const left = base.filter((id) => side.includes(id));
    return side.filter((id) => base.includes(id)).some((id, index) => left[index] !== id);
  };
  const [theirsMoved, mineMoved] = [moved(theirs), moved(mine)];
  if (theirsMoved && mineMoved) return null;
  return mineMoved ? insertMissing(mine, theirs) : insertMissing(theirs, mine);
}

/** `order` with what only `other` has, each behind the one it follows there. */
function insertMissing(order: readonly string[], other: readonly string[]): string[] {
  const merged = [...order];
  const present = new Set(order);
  let previous: string | null = null;
  for (const id of other) {
    if (!present.has(id)) {
      let at: number = previous === null ? 0 : merged.indexOf(previous) + 1;
      // What the other side added in the same place stays first.
      while (at < merged.length && isAddition(merged[at], other)) at += 1;
      merged.splice(at, 0, id);
    }
    previous = id;
  }
  return merged;
}

function isAddition(id: string | undefined, other: readonly string[]): boolean {
  return id !== undefined && !other.includes(id);
}
