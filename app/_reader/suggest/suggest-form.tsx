"use client";

import { type FormEvent, type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import type { CorrectionReason, SentenceUpdate } from "#lib/corrections/correction.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { countChanges, diffWords } from "#lib/text/difference.ts";
import { keepCredit, keepDraft, keepSent, readCredit, readDraft } from "./kept.ts";
import { type DifferenceStrings, LiveDifference } from "./live-difference.tsx";
import { type SentForm, sendSuggestion } from "./send.ts";
import { SentReceipt } from "./sent-receipt.tsx";
import { type SuggestFieldStrings, SuggestFields } from "./suggest-fields.tsx";
import styles from "./suggest-form.module.css";
import { UpdatedSentence, type UpdatedStrings } from "./updated-sentence.tsx";

export type SuggestErrorCode =
  | "empty"
  | "unreachable"
  | "invalid_input"
  | "correction_unchanged"
  | "correction_duplicate"
  | "text_too_long"
  | "invalid_characters"
  | "too_many_attempts"
  | "not_published"
  | "not_found";

export type SuggestStrings = DifferenceStrings &
  SuggestFieldStrings &
  UpdatedStrings & {
    readonly title: string;
    readonly original: string;
    readonly stale: string;
    readonly yours: string;
    readonly yoursHint: string;
    /** By number of changed places; the last one is for more than that. */
    readonly changes: readonly string[];
    readonly difference: string;
    readonly send: string;
    readonly sending: string;
    readonly cancel: string;
    /** With `{key}`. */
    readonly shortcut: string;
    readonly errorTitle: string;
    readonly errors: Readonly<Record<SuggestErrorCode, string>>;
    /** With `{number}`. */
    readonly thanks: string;
    readonly thanksText: string;
    readonly follow: string;
    readonly followHint: string;
    readonly close: string;
  };

type Props = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly target: string;
  readonly segmentId: string;
  readonly revisionId: string;
  /** Plain text of the translation as it stands on the page. */
  readonly base: string;
  /** Plain text of the original beside it. */
  readonly source: string;
  /** The original says something else than when it was translated. */
  readonly stale: boolean;
  /** UTF-16 offsets into `base`; null puts the caret at the end. */
  readonly selection: readonly [from: number, to: number] | null;
  readonly strings: SuggestStrings;
  /** Puts the focus back on the sentence. */
  readonly onClose: () => void;
};

type State =
  | { readonly step: "edit"; readonly error: SuggestErrorCode | null }
  | { readonly step: "sending" }
  | { readonly step: "updated"; readonly update: SentenceUpdate }
  | { readonly step: "sent"; readonly number: number; readonly receipt: string };

/** A reader suggests how one sentence should read. Stands below the sentence; whatever goes wrong, the text stays. */
export function SuggestForm(props: Props) {
  const { uiLocale, sourceLocale, target, segmentId, base, source, stale, selection, strings, onClose } = props;
  const [text, setText] = useState(() => readDraft(segmentId, target) ?? base);
  const [seen, setSeen] = useState({ revisionId: props.revisionId, base });
  const [state, setState] = useState<State>({ step: "edit", error: null });
  const [operationId] = useState(() => crypto.randomUUID());
  const [openedAt] = useState(() => performance.now());
  const [credit] = useState(readCredit);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const alert = useRef<HTMLParagraphElement>(null);
  const id = useId();

  const shown = useDeferredValue(text);
  const parts = diffWords(seen.base, shown.trim(), target);
  const count = countChanges(parts);
  const summary = strings.changes[Math.min(count, strings.changes.length - 1)] ?? "";
  const content = { lang: htmlLang(target), dir: localeDirection(target) };

  useEffect(() => {
    const [from, to] = selection ?? [base.length, base.length];
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  }, [selection, base]);

  useEffect(() => {
    if (state.step === "edit" && state.error) alert.current?.focus();
  }, [state]);

  function change(next: string) {
    setText(next);
    keepDraft(segmentId, target, next === base ? null : next);
  }

  async function send(now: { readonly revisionId: string; readonly base: string }) {
    if (state.step === "sending" || !form.current) return;
    if (text.trim() === "") return setState({ step: "edit", error: "empty" });
    if (text.trim() === now.base.trim()) return setState({ step: "edit", error: "correction_unchanged" });
    const fields = new FormData(form.current);
    const read = (name: string) => String(fields.get(name) ?? "");
    const sent: SentForm = {
      operationId,
      revisionId: now.revisionId,
      segmentId,
      proposed: text,
      reason: read("reason") as CorrectionReason,
      note: read("note"),
      evidenceUrl: read("evidenceUrl"),
      creditName: read("creditName"),
      email: read("email"),
      trap: read("company"),
      secondsTaken: (performance.now() - openedAt) / 1000,
    };
    setState({ step: "sending" });
    const answer = await sendSuggestion(sent);
    if (answer.ok) {
      keepDraft(segmentId, target, null);
      keepCredit({ name: sent.creditName.trim(), email: sent.email.trim() });
      keepSent({ ...answer.value, at: new Date().toISOString(), text: text.trim().slice(0, 200) });
      setState({ step: "sent", ...answer.value });
    } else if (answer.code === "conflict") {
      setState({ step: "updated", update: answer.details as unknown as SentenceUpdate });
    } else {
      const known = answer.code in strings.errors ? (answer.code as SuggestErrorCode) : "unreachable";
      setState({ step: "edit", error: known });
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void send(seen);
  }

  function sendAnyway({ revisionId, current }: SentenceUpdate) {
    const now = { revisionId, base: current ?? "" };
    setSeen(now);
    void send(now);
  }

  function goOnEditing({ revisionId, current }: SentenceUpdate) {
    if (current !== null) setSeen({ revisionId, base: current });
    setState({ step: "edit", error: null });
    field.current?.focus();
  }

  function press(event: KeyboardEvent) {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send(seen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    }
  }

  if (state.step === "sent") {
    return (
      <div className={styles["form"]} lang={htmlLang(uiLocale)} dir="ltr">
        <SentReceipt
          uiLocale={uiLocale}
          number={state.number}
          receipt={state.receipt}
          strings={strings}
          onClose={onClose}
        />
      </div>
    );
  }

  return (
    <form
      ref={form}
      className={styles["form"]}
      lang={htmlLang(uiLocale)}
      dir="ltr"
      aria-labelledby={`${id}-title`}
      aria-busy={state.step === "sending"}
      onSubmit={submit}
      onKeyDown={press}
      noValidate
    >
      <h2 className={styles["title"]} id={`${id}-title`}>
        {strings.title}
      </h2>
      {state.step === "edit" && state.error && (
        <p role="alert" className="alert" ref={alert} tabIndex={-1}>
          <strong>{strings.errorTitle}</strong> {strings.errors[state.error]}
        </p>
      )}
      {state.step === "updated" && (
        <UpdatedSentence
          update={state.update}
          base={base}
          uiLocale={uiLocale}
          target={target}
          strings={strings}
          reloadPath={location.pathname}
        >
          <div className={styles["actions"]}>
            <button type="button" className="button" onClick={() => sendAnyway(state.update)}>
              {strings.sendAnyway}
            </button>
            <button type="button" className="button" onClick={() => goOnEditing(state.update)}>
              {strings.edit}
            </button>
          </div>
        </UpdatedSentence>
      )}
      <div className={styles["pair"]}>
        <div>
          <p className={styles["label"]}>{strings.original}</p>
          <p className={styles["text"]} lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
            {source}
          </p>
          {stale && <p className={styles["hint"]}>{strings.stale}</p>}
        </div>
        <div>
          <label className={styles["label"]} htmlFor={`${id}-text`}>
            {strings.yours}
          </label>
          <textarea
            ref={field}
            id={`${id}-text`}
            className={`input ${styles["text"]} ${styles["area"]}`}
            {...content}
            rows={Math.min(8, 2 + Math.ceil(base.length / 60))}
            value={text}
            onChange={(event) => change(event.target.value)}
            aria-describedby={`${id}-hint`}
            enterKeyHint="enter"
          />
          <p className={styles["hint"]} id={`${id}-hint`}>
            {strings.yoursHint}
          </p>
        </div>
      </div>
      <div className={styles["change"]}>
        <p className={styles["label"]}>
          <span className="visually-hidden">{strings.difference}: </span>
          <Announced text={summary} />
        </p>
        {count > 0 && (
          <p className={`${styles["text"]} ${styles["difference"]}`} {...content}>
            <LiveDifference parts={parts} uiLang={htmlLang(uiLocale)} strings={strings} />
          </p>
        )}
      </div>
      <SuggestFields id={id} strings={strings} defaults={{ creditName: credit.name, email: credit.email }} />
      <div className={styles["actions"]}>
        <button type="submit" className="button primary">
          {state.step === "sending" ? strings.sending : strings.send}
        </button>
        <button type="button" className="button quiet" onClick={onClose}>
          {strings.cancel}
        </button>
        <span className={styles["hint"]} aria-hidden="true">
          {strings.shortcut.replace("{key}", isMac() ? "⌘ Enter" : "Ctrl + Enter")}
        </span>
      </div>
    </form>
  );
}

/** Said when typing pauses, not at every letter. */
function Announced({ text }: { readonly text: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), 900);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <>
      <span aria-hidden="true">{text}</span>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  );
}

function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}
