import { cutSentence, type PairingWork, type SentenceCut } from "#lib/imports/cutting.ts";
import { changePairing, listDoubtful, type Pairing, type PairingChange, spansOf } from "#lib/imports/pairing.ts";

/** A pairing with what was done to it. `active`: index of the group that keys are for; `cutting`: its sentences can be cut. */
export type PairingState = {
  readonly work: PairingWork;
  readonly active: number;
  readonly cutting: boolean;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

type Step = { readonly work: PairingWork; readonly active: number };

export type PairingAction =
  | { readonly type: "changed"; readonly change: PairingChange }
  | { readonly type: "cuttingBegun"; readonly index: number }
  | { readonly type: "cuttingEnded" }
  | { readonly type: "cut"; readonly cut: SentenceCut }
  | { readonly type: "activated"; readonly index: number }
  | { readonly type: "moved"; readonly by: 1 | -1 }
  | { readonly type: "nextDoubtful" }
  | { readonly type: "undone" }
  | { readonly type: "redone" }
  | { readonly type: "replaced"; readonly work: PairingWork };

/** Steps that can be undone. */
const remembered = 200;

/** The screen as it begins: at the least certain pair. */
export function beginPairing(work: PairingWork): PairingState {
  return { work, active: listDoubtful(work.pairing)[0] ?? 0, cutting: false, past: [], future: [] };
}

export function pairingReducer(state: PairingState, action: PairingAction): PairingState {
  const { work, active, past, future } = state;
  const { pairing } = work;
  // Whatever else is done, the sentences of the row are texts again.
  const settled = { ...state, cutting: false };
  switch (action.type) {
    case "changed": {
      const next = changePairing(pairing, action.change);
      if (next === pairing) return state;
      return took(settled, { ...work, pairing: next }, follow(pairing, next, action.change));
    }
    case "cuttingBegun":
      return { ...state, active: clamp(action.index, pairing), cutting: true };
    case "cuttingEnded":
      return settled;
    case "cut":
      return took(settled, cutSentence(work, action.cut), clamp(action.cut.group, pairing));
    case "activated": {
      const index = clamp(action.index, pairing);
      return { ...state, active: index, cutting: state.cutting && index === active };
    }
    case "moved":
      return { ...settled, active: clamp(active + action.by, pairing) };
    case "nextDoubtful": {
      const doubtful = listDoubtful(pairing);
      const at = doubtful.indexOf(active);
      return { ...settled, active: doubtful[(at + 1) % Math.max(doubtful.length, 1)] ?? active };
    }
    case "undone": {
      const before = past.at(-1);
      if (!before) return state;
      return { ...settled, ...before, past: past.slice(0, -1), future: [...future, { work, active }] };
    }
    case "redone": {
      const after = future.at(-1);
      if (!after) return state;
      return { ...settled, ...after, past: [...past, { work, active }], future: future.slice(0, -1) };
    }
    case "replaced":
      return {
        ...{ work: action.work, active: clamp(active, action.work.pairing), cutting: false },
        ...{ past: [], future: [] },
      };
  }
}

/** One step further, which can be undone. */
function took(state: PairingState, work: PairingWork, active: number): PairingState {
  const before = { work: state.work, active: state.active };
  return { ...state, work, active, past: [...state.past.slice(-remembered), before], future: [] };
}

/** The group that the changed one has become: where its first sentence stands now. */
function follow(before: Pairing, after: Pairing, change: PairingChange): number {
  const span = spansOf(before)[change.index];
  if (!span) return 0;
  const side = span.source[1] > span.source[0] ? "source" : "target";
  const at = side === "source" ? span.source[0] : span.target[0];
  const found = spansOf(after).findIndex((one) => one[side][0] <= at && at < one[side][1]);
  return found < 0 ? clamp(change.index, after) : found;
}

function clamp(index: number, pairing: Pairing): number {
  return Math.max(0, Math.min(index, pairing.length - 1));
}
