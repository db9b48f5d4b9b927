"use client";

import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import { cutSentences, findCutPlace, type PairingWork, type PlacedText } from "#lib/imports/cutting.ts";
import { findCut, type PairingChange, type Side, spansOf } from "#lib/imports/pairing.ts";
import { putJson, type Saved } from "../../../../_ui/autosave/put.ts";
import { useAutosave } from "../../../../_ui/autosave/use-autosave.ts";
import type { ShownSide } from "./pair-row.tsx";
import { beginPairing, type PairingAction, pairingReducer } from "./pairing-state.ts";

type Begun = {
  readonly importId: string;
  readonly personId: string;
  readonly work: PairingWork;
  readonly version: number;
  readonly source: ShownSide;
  readonly target: ShownSide;
};

/** A pairing while it is worked on: as it stands, what can be done to it, and how it is saved. `source`, `target`: with what is cut. */
export function usePairing({ importId, personId, work: begun, version, source: whole, target: wholeTarget }: Begun) {
  const [state, dispatch] = useReducer(pairingReducer, begun, beginPairing);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const moved = useRef(false);
  const { work, active } = state;
  const { pairing, cuts } = work;

  const key = `pairs:${importId}`;
  const autosave = useAutosave<PairingWork, Saved>({
    scope: key,
    person: personId,
    documents: [{ key, version, content: begun }],
    send: ({ content, ...request }) =>
      putJson(`/api/imports/${importId}/pairing`, {
        ...content,
        version: request.version,
        operationId: request.operationId,
        tab: request.tab,
        person: personId,
      }),
    onConflict: (_key, details) => setConflict(details as Conflict),
  });

  const spans = useMemo(() => spansOf(pairing), [pairing]);
  const source = useMemo(() => cutSide(whole, cuts.source), [whole, cuts.source]);
  const target = useMemo(() => cutSide(wholeTarget, cuts.target), [wholeTarget, cuts.target]);

  // What is on the screen is what is saved, however it came there.
  const stored = useRef(begun);
  useLayoutEffect(() => {
    if (stored.current === work) return;
    stored.current = work;
    autosave.queue.change(key, work);
  }, [work, autosave.queue, key]);

  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const row = document.getElementById(`pair-${active}`);
    row?.focus({ preventScroll: true });
    row?.closest("li")?.scrollIntoView({ block: "nearest" });
  });

  const go = useCallback((action: PairingAction) => {
    moved.current = true;
    dispatch(action);
  }, []);
  const change = useCallback((made: PairingChange) => go({ type: "changed", change: made }), [go]);
  const show = useCallback((index: number) => go({ type: "activated", index }), [go]);
  const activate = useCallback((index: number) => dispatch({ type: "activated", index }), []);

  const latest = useRef({ spans, source, target });
  latest.current = { spans, source, target };
  const split = useCallback(
    (index: number) => {
      const { spans, source, target } = latest.current;
      const span = spans[index];
      if (!span) return;
      const lengths = (side: ShownSide, [from, to]: readonly [number, number]) =>
        side.sentences.slice(from, to).map(({ text }) => text.length);
      const found = findCut(lengths(source, span.source), lengths(target, span.target));
      if (found) change({ kind: "split", index, ...found });
    },
    [change],
  );
  /** Opens the sentences of a row for cutting, or closes them. */
  const startCutting = useCallback((index: number) => dispatch({ type: "cuttingBegun", index }), []);
  const stopCutting = useCallback(() => go({ type: "cuttingEnded" }), [go]);
  /** Cuts a sentence at an offset into its text; false when it is at one of its ends. */
  const cut = useCallback(
    (group: number, side: Side, sentence: PlacedText, at: number): boolean => {
      const place = findCutPlace(sentence.text, at);
      if (place !== null) go({ type: "cut", cut: { side, group, sentence, place } });
      return place !== null;
    },
    [go],
  );

  /** Puts other work on the screen that needs no saving: it is what is stored, or kept already. */
  const replace = (other: PairingWork) => {
    stored.current = other;
    dispatch({ type: "replaced", work: other });
  };
  const takeTheirs = () => {
    if (!conflict) return;
    autosave.queue.open(key, { version: conflict.version, content: conflict.theirs });
    replace(conflict.theirs);
    setConflict(null);
  };
  const keepMine = () => {
    if (!conflict) return;
    autosave.queue.rebase(key, { version: conflict.version, content: conflict.theirs });
    setConflict(null);
  };
  /** The version that is stored once everything is; null when it could not be. */
  const saveAll = async () => ((await autosave.queue.flush()) ? autosave.queue.stored(key).version : null);

  return {
    ...{ state, spans, source, target, autosave, conflict, go, change, show, activate, split },
    ...{ startCutting, stopCutting, cut, replace, takeTheirs, keepMine, saveAll },
  };
}

type Conflict = { readonly theirs: PairingWork; readonly version: number };

function cutSide(side: ShownSide, cuts: PairingWork["cuts"][Side]): ShownSide {
  return cuts.length === 0 ? side : { ...side, sentences: cutSentences(side.sentences, cuts) };
}
