"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { findCut, isDoubtful, type Pairing, type PairingChange, spansOf } from "#lib/imports/pairing.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { putJson, type Saved } from "../../../../_ui/autosave/put.ts";
import { RecoveryOffer } from "../../../../_ui/autosave/recovery-offer.tsx";
import { SaveStatus } from "../../../../_ui/autosave/save-status.tsx";
import { SignedOutDialog } from "../../../../_ui/autosave/signed-out-dialog.tsx";
import { useAutosave } from "../../../../_ui/autosave/use-autosave.ts";
import { finishImportAction } from "./actions.ts";
import { DoubtfulList } from "./doubtful-list.tsx";
import { PairRow, type ShownSide } from "./pair-row.tsx";
import styles from "./pairing.module.css";
import { findPairingCommand } from "./pairing-keys.ts";
import { beginPairing, pairingReducer } from "./pairing-state.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly importId: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly pairing: Pairing;
  readonly version: number;
  readonly source: ShownSide;
  readonly target: ShownSide;
};

/** Where an original and its translation are put together, sentence by sentence. */
export function PairingDesk({ uiLocale, importId, person, pairing: begun, version, source, target }: Props) {
  const t = useTranslations("PairingDesk");
  const [state, dispatch] = useReducer(pairingReducer, begun, beginPairing);
  const [conflict, setConflict] = useState<{ theirs: Pairing; version: number } | null>(null);
  const [signInPutOff, setSignInPutOff] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const form = useRef<HTMLDivElement>(null);
  const moved = useRef(false);
  const { pairing, active } = state;

  const key = `pairing:${importId}`;
  const autosave = useAutosave<Pairing, Saved>({
    scope: key,
    person: person.id,
    documents: [{ key, version, content: begun }],
    send: ({ content, ...request }) =>
      putJson(`/api/imports/${importId}/pairing`, {
        pairing: content,
        version: request.version,
        operationId: request.operationId,
        tab: request.tab,
        person: person.id,
      }),
    onConflict: (_key, details) => setConflict(details as { theirs: Pairing; version: number }),
  });

  const spans = useMemo(() => spansOf(pairing), [pairing]);
  const doubtful = pairing.filter(isDoubtful).length;
  const missing = pairing.reduce((sum, group) => sum + (group.target === 0 ? group.source : 0), 0);
  const extra = pairing.reduce((sum, group) => sum + (group.source === 0 ? group.target : 0), 0);

  // What is on the screen is what is saved, however it came there.
  const stored = useRef(begun);
  useLayoutEffect(() => {
    if (stored.current === pairing) return;
    stored.current = pairing;
    autosave.queue.change(key, pairing);
  }, [pairing, autosave.queue, key]);

  useLayoutEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const row = document.getElementById(`pair-${active}`);
    row?.focus({ preventScroll: true });
    row?.closest("li")?.scrollIntoView({ block: "nearest" });
  });

  const go = useCallback((action: Parameters<typeof dispatch>[0]) => {
    moved.current = true;
    dispatch(action);
  }, []);
  const change = useCallback((made: PairingChange) => go({ type: "changed", change: made }), [go]);
  const show = useCallback((index: number) => go({ type: "activated", index }), [go]);
  const activate = useCallback((index: number) => dispatch({ type: "activated", index }), []);

  const latest = useRef({ pairing, spans });
  latest.current = { pairing, spans };
  const split = useCallback(
    (index: number) => {
      const span = latest.current.spans[index];
      if (!span) return;
      const lengths = (side: ShownSide, [from, to]: readonly [number, number]) =>
        side.sentences.slice(from, to).map(({ text }) => text.length);
      const cut = findCut(lengths(source, span.source), lengths(target, span.target));
      if (cut) change({ kind: "split", index, ...cut });
    },
    [change, source, target],
  );

  function press(event: KeyboardEvent) {
    if (event.target instanceof Element && event.target.closest("dialog, form")) return;
    const command = findPairingCommand(event.nativeEvent);
    if (!command) return;
    const onAction = event.target instanceof Element && event.target.closest(`.${styles["actions"]}`) !== null;
    if (command.kind === "settle" && onAction) return;
    event.preventDefault();
    switch (command.kind) {
      case "next":
        return go({ type: "nextDoubtful" });
      case "walk":
        return go({ type: "moved", by: command.by });
      case "settle":
        change({ kind: "settle", index: active });
        return go({ type: "nextDoubtful" });
      case "join":
        return change({ kind: "join", index: active });
      case "split":
        return split(active);
      case "move":
        return change({ kind: "move", index: active, side: command.side, to: command.to });
      case "missing":
        return change({ kind: "part", index: active, side: command.side });
      case "undo":
        return go({ type: "undone" });
      case "redo":
        return go({ type: "redone" });
    }
  }

  /** The article is made of what is stored: everything has to be first. */
  async function finish() {
    if (!(await autosave.queue.flush())) return;
    const field = form.current?.querySelector<HTMLInputElement>("input[name=version]");
    if (field) field.value = String(autosave.queue.stored(key).version);
    form.current?.querySelector("form")?.requestSubmit();
  }

  return (
    // Keys reach the rows wherever the focus is among them.
    // biome-ignore lint/a11y/noStaticElementInteractions: every command has a button as well
    <div className={styles["desk"]} onKeyDown={press}>
      <div className={styles["bar"]}>
        <ul className={styles["counts"]}>
          <li data-doubtful={doubtful > 0 || undefined}>{t("doubtful", { count: doubtful })}</li>
          {missing > 0 && <li>{t("missing", { count: missing })}</li>}
          {extra > 0 && <li>{t("extra", { count: extra })}</li>}
        </ul>
        <div className="row">
          <button
            type="button"
            className="button"
            disabled={doubtful === 0}
            onClick={() => go({ type: "nextDoubtful" })}
            aria-keyshortcuts="N"
          >
            {t("next")}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={state.past.length === 0}
            onClick={() => go({ type: "undone" })}
          >
            {t("undo")}
          </button>
          <button
            type="button"
            className="button quiet"
            disabled={state.future.length === 0}
            onClick={() => go({ type: "redone" })}
          >
            {t("redo")}
          </button>
          <SaveStatus
            status={autosave.status}
            keeping={autosave.keeping}
            onRetry={() => autosave.queue.retry()}
            onSignIn={() => setSignInPutOff(false)}
          />
        </div>
      </div>

      {conflict && (
        <div className="alert stack" role="alert">
          <p>{t("conflictTitle")}</p>
          <div className="row">
            <button
              type="button"
              className="button"
              onClick={() => {
                stored.current = conflict.theirs;
                autosave.queue.open(key, { version: conflict.version, content: conflict.theirs });
                dispatch({ type: "replaced", pairing: conflict.theirs });
                setConflict(null);
              }}
            >
              {t("theirs")}
            </button>
            <button
              type="button"
              className="button"
              onClick={() => {
                autosave.queue.rebase(key, { version: conflict.version, content: conflict.theirs });
                setConflict(null);
              }}
            >
              {t("mine")}
            </button>
          </div>
        </div>
      )}
      {autosave.recoverable.map((copied) => (
        <RecoveryOffer
          key={copied.tab}
          at={new Date(copied.at)}
          text=""
          onRestore={() => {
            stored.current = copied.content;
            autosave.recover(copied);
            dispatch({ type: "replaced", pairing: copied.content });
          }}
          onDiscard={() => autosave.discard(copied)}
        >
          <p>{t("recovered")}</p>
        </RecoveryOffer>
      ))}

      <DoubtfulList pairing={pairing} spans={spans} source={source} target={target} onShow={show} />
      <p className={styles["hint"]}>{t("keys")}</p>
      <div className={styles["heads"]} aria-hidden="true">
        <span />
        <span>{source.name}</span>
        <span>{target.name}</span>
      </div>
      <ol className={styles["rows"]} aria-label={t("rows")} ref={list}>
        {pairing.map((group, index) => {
          const span = spans[index];
          return span ? (
            <PairRow
              // A row is the sentences it begins with: it stays itself while others change.
              key={`${span.source[0]}-${span.target[0]}`}
              index={index}
              group={group}
              span={span}
              source={source}
              target={target}
              active={index === active}
              last={index === pairing.length - 1}
              onActivate={activate}
              onChange={change}
              onSplit={split}
            />
          ) : null;
        })}
      </ol>

      <div ref={form} className={styles["finish"]}>
        <ActionForm action={finishImportAction}>
          <input type="hidden" name="uiLocale" value={uiLocale} />
          <input type="hidden" name="importId" value={importId} />
          <input type="hidden" name="targetLocale" value={target.locale} />
          <input type="hidden" name="version" defaultValue={version} />
          <noscript>
            <button type="submit" className="button primary">
              {t("finish")}
            </button>
          </noscript>
        </ActionForm>
        <button type="button" className={`button primary ${styles["scripted"]}`} onClick={() => void finish()}>
          {t("finish")}
        </button>
      </div>
      <SignedOutDialog
        person={person}
        open={autosave.status.kind === "signed_out" && !signInPutOff}
        onSignedIn={() => autosave.queue.resume()}
        onClose={() => setSignInPutOff(true)}
      />
    </div>
  );
}
