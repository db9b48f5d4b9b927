/**
 * Sentences of an original and of its translation that belong together: how
 * many come next on either side. A pairing is a list of them in the order of
 * both texts, so it leaves no sentence out and none stands in two. `confidence`:
 * 0..1, the aligner's; `settled`: somebody has looked at it, or made it.
 */
export type PairedGroup = {
  readonly source: number;
  readonly target: number;
  readonly confidence: number;
  readonly settled: boolean;
};
export type Pairing = readonly PairedGroup[];

/** Below this a group is shown as doubtful, until somebody settles it. One-sided groups are doubtful at any confidence. */
export const doubtful = 0.6;

export type Side = "source" | "target";

/** Where a group stands: 0-based indexes of sentences, end exclusive. */
export type GroupSpan = {
  readonly source: readonly [from: number, to: number];
  readonly target: readonly [from: number, to: number];
};

/** A pairing out of the aligner's groups. */
export function toPairing(
  groups: readonly {
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly confidence: number;
  }[],
): Pairing {
  return groups.map(({ source, target, confidence }) => ({
    source: source.length,
    target: target.length,
    confidence,
    settled: false,
  }));
}

/** Where each group stands. */
export function spansOf(pairing: Pairing): GroupSpan[] {
  let source = 0;
  let target = 0;
  return pairing.map((group) => {
    const span: GroupSpan = { source: [source, source + group.source], target: [target, target + group.target] };
    source += group.source;
    target += group.target;
    return span;
  });
}

/** Whether the pairing holds every one of so many sentences, and no empty group. */
export function isWhole(pairing: Pairing, sources: number, targets: number): boolean {
  const sum = (side: Side) => pairing.reduce((count, group) => count + group[side], 0);
  return (
    sum("source") === sources && sum("target") === targets && pairing.every((group) => group.source + group.target > 0)
  );
}

/** Whether somebody should look at it. */
export function isDoubtful({ source, target, confidence, settled }: PairedGroup): boolean {
  return !settled && (confidence < doubtful || source === 0 || target === 0);
}

/** Indexes of the doubtful groups, the least certain first; in the order of the text where they are equally so. */
export function listDoubtful(pairing: Pairing): number[] {
  return pairing
    .map((group, index) => ({ group, index }))
    .filter(({ group }) => isDoubtful(group))
    .toSorted((a, b) => a.group.confidence - b.group.confidence || a.index - b.index)
    .map(({ index }) => index);
}

/** A change to a pairing. `index`: of the group that it is made to. Those that cannot be made leave it as it is. */
export type PairingChange =
  /** The group and the one after it become one. */
  | { readonly kind: "join"; readonly index: number }
  /** The group becomes two: so many of its sentences stay in the first. */
  | { readonly kind: "split"; readonly index: number; readonly source: number; readonly target: number }
  /** The group's first sentence on `side` goes to the group before it, or its last to the one after it. */
  | { readonly kind: "move"; readonly index: number; readonly side: Side; readonly to: "before" | "after" }
  /** What the group has on `side` does not belong to it: the other side has no counterpart. */
  | { readonly kind: "part"; readonly index: number; readonly side: Side }
  /** It is right as it is. */
  | { readonly kind: "settle"; readonly index: number };

/** The pairing after a change; the same object when nothing changes. What a person has touched is settled. */
export function changePairing(pairing: Pairing, change: PairingChange): Pairing {
  const group = pairing[change.index];
  if (!group) return pairing;
  const replace = (from: number, count: number, ...groups: readonly PairedGroup[]): Pairing => [
    ...pairing.slice(0, from),
    ...groups.filter(({ source, target }) => source + target > 0),
    ...pairing.slice(from + count),
  ];
  switch (change.kind) {
    case "settle":
      return group.settled ? pairing : replace(change.index, 1, { ...group, settled: true });
    case "join": {
      const next = pairing[change.index + 1];
      if (!next) return pairing;
      return replace(change.index, 2, settled(group.source + next.source, group.target + next.target));
    }
    case "split": {
      const { source, target } = change;
      const rest = { source: group.source - source, target: group.target - target };
      const cuts = source >= 0 && target >= 0 && rest.source >= 0 && rest.target >= 0;
      if (!cuts || source + target === 0 || rest.source + rest.target === 0) return pairing;
      return replace(change.index, 1, settled(source, target), settled(rest.source, rest.target));
    }
    case "part": {
      if (group.source === 0 || group.target === 0)
        return changePairing(pairing, { kind: "settle", index: change.index });
      const alone = settled(change.side === "target" ? group.source : 0, change.side === "target" ? 0 : group.target);
      const left = {
        ...group,
        source: group.source - alone.source,
        target: group.target - alone.target,
        settled: false,
      };
      return replace(change.index, 1, alone, { ...left, confidence: 0 });
    }
    case "move":
      return move(pairing, change.index, group, change.side, change.to, replace);
  }
}

function move(
  pairing: Pairing,
  index: number,
  group: PairedGroup,
  side: Side,
  to: "before" | "after",
  replace: (from: number, count: number, ...groups: readonly PairedGroup[]) => Pairing,
): Pairing {
  if (group[side] === 0) return pairing;
  const less = settled(group.source - (side === "source" ? 1 : 0), group.target - (side === "target" ? 1 : 0));
  const other = pairing[to === "before" ? index - 1 : index + 1];
  // At either end of the text the sentence becomes a group of its own.
  const base = other ?? { source: 0, target: 0 };
  if (!other && less.source + less.target === 0) return pairing;
  const more = settled(base.source + (side === "source" ? 1 : 0), base.target + (side === "target" ? 1 : 0));
  const count = other ? 2 : 1;
  return to === "before" ? replace(other ? index - 1 : index, count, more, less) : replace(index, count, less, more);
}

function settled(source: number, target: number): PairedGroup {
  return { source, target, confidence: 1, settled: true };
}

/**
 * Where a group of several sentences is best cut in two, by their lengths: how
 * many stay in the first on either side. Null for a group that cannot be cut.
 */
export function findCut(
  sources: readonly number[],
  targets: readonly number[],
): { source: number; target: number } | null {
  if (sources.length < 2 && targets.length < 2) return null;
  const cuts: { source: number; target: number; cost: number }[] = [];
  const total = (lengths: readonly number[]) => lengths.reduce((sum, length) => sum + length, 0);
  const share = (lengths: readonly number[], count: number) =>
    total(lengths) === 0 ? 0 : total(lengths.slice(0, count)) / total(lengths);
  const range = (length: number) =>
    length < 2 ? [length] : Array.from({ length: length - 1 }, (_, index) => index + 1);
  for (const source of range(sources.length)) {
    for (const target of range(targets.length)) {
      cuts.push({ source, target, cost: Math.abs(share(sources, source) - share(targets, target)) });
    }
  }
  const best = cuts.toSorted((a, b) => a.cost - b.cost)[0];
  return best ? { source: best.source, target: best.target } : null;
}
