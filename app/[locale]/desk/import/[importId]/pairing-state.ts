import { changePairing, listDoubtful, type Pairing, type PairingChange, spansOf } from "#lib/imports/pairing.ts";

/** A pairing with what was done to it. `active`: index of the group that keys are for. */
export type PairingState = {
  readonly pairing: Pairing;
  readonly active: number;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
};

type Step = { readonly pairing: Pairing; readonly active: number };

export type PairingAction =
  | { readonly type: "changed"; readonly change: PairingChange }
  | { readonly type: "activated"; readonly index: number }
  | { readonly type: "moved"; readonly by: 1 | -1 }
  | { readonly type: "nextDoubtful" }
  | { readonly type: "undone" }
  | { readonly type: "redone" }
  | { readonly type: "replaced"; readonly pairing: Pairing };

/** Steps that can be undone. */
const remembered = 200;

/** The screen as it begins: at the least certain pair. */
export function beginPairing(pairing: Pairing): PairingState {
  return { pairing, active: listDoubtful(pairing)[0] ?? 0, past: [], future: [] };
}

export function pairingReducer(state: PairingState, action: PairingAction): PairingState {
  const { pairing, active, past, future } = state;
  switch (action.type) {
    case "changed": {
      const next = changePairing(pairing, action.change);
      if (next === pairing) return state;
      return {
        pairing: next,
        active: follow(pairing, next, action.change),
        past: [...past.slice(-remembered), { pairing, active }],
        future: [],
      };
    }
    case "activated":
      return { ...state, active: clamp(action.index, pairing) };
    case "moved":
      return { ...state, active: clamp(active + action.by, pairing) };
    case "nextDoubtful": {
      const doubtful = listDoubtful(pairing);
      const at = doubtful.indexOf(active);
      return { ...state, active: doubtful[(at + 1) % Math.max(doubtful.length, 1)] ?? active };
    }
    case "undone": {
      const before = past.at(-1);
      if (!before) return state;
      return { ...before, past: past.slice(0, -1), future: [...future, { pairing, active }] };
    }
    case "redone": {
      const after = future.at(-1);
      if (!after) return state;
      return { ...after, past: [...past, { pairing, active }], future: future.slice(0, -1) };
    }
    case "replaced":
      return { pairing: action.pairing, active: clamp(active, action.pairing), past: [], future: [] };
  }
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
