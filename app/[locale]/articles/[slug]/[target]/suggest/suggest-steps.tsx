"use client";

import { type RefObject, useActionState, useEffect, useRef } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { LiveDifference } from "../../../../../_reader/suggest/live-difference.tsx";
import { SuggestFields } from "../../../../../_reader/suggest/suggest-fields.tsx";
import type { SuggestErrorCode, SuggestStrings } from "../../../../../_reader/suggest/suggest-form.tsx";
import { UpdatedSentence } from "../../../../../_reader/suggest/updated-sentence.tsx";
import { suggestStepAction } from "./actions.ts";
import type { SuggestStep, Typed } from "./suggest-step.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly sourceLocale: string;
  readonly target: string;
  readonly source: string;
  /** Shows the page as it is now. */
  readonly reloadPath: string;
  readonly blank: Pick<Typed, "operationId" | "revisionId" | "segmentId" | "base" | "proposed" | "startedAt">;
  readonly strings: SuggestStrings & Readonly<Record<"check" | "confirm" | "confirmText" | "editAgain", string>>;
};

const untouched = { reason: "", note: "", evidenceUrl: "", creditName: "", email: "", company: "" };

/** Writing, comparing and sending in steps that the server makes: works before and without scripts. */
export function SuggestSteps(props: Props) {
  const { uiLocale, blank } = props;
  const first: SuggestStep = { step: "write", error: null, typed: { ...untouched, ...blank } };
  const [state, submit, pending] = useActionState<SuggestStep, FormData>(suggestStepAction, first);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (state.step === "confirm") heading.current?.focus();
  }, [state]);

  return (
    <form action={submit} className="steps" aria-busy={pending} noValidate>
      <input type="hidden" name="uiLocale" value={uiLocale} />
      {state.step === "confirm" ? (
        <Confirm {...props} typed={state.typed} heading={heading} />
      ) : (
        <Write {...props} state={state} />
      )}
    </form>
  );
}

type WriteProps = Props & { readonly state: Exclude<SuggestStep, { step: "confirm" }> };

function Write({ uiLocale, sourceLocale, target, source, reloadPath, strings, state }: WriteProps) {
  const { typed } = state;
  // The text now on the page is what the next comparison is made with.
  const update = state.step === "updated" ? state.update : null;
  const carried =
    update && update.current !== null ? { ...typed, revisionId: update.revisionId, base: update.current } : typed;
  const error = state.step === "write" && state.error;
  return (
    <>
      {error && (
        <p role="alert" className="alert">
          <strong>{strings.errorTitle}</strong>{" "}
          {strings.errors[error as SuggestErrorCode] ?? strings.errors.unreachable}
        </p>
      )}
      {update && (
        <UpdatedSentence
          update={update}
          base={typed.base}
          uiLocale={uiLocale}
          target={target}
          strings={strings}
          reloadPath={reloadPath}
        />
      )}
      <Carried typed={carried} names={["operationId", "revisionId", "segmentId", "startedAt", "base"]} />
      <div className="field">
        <p className="label">{strings.original}</p>
        <p className="said" lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)}>
          {source}
        </p>
      </div>
      <div className="field">
        <label htmlFor="proposed">{strings.yours}</label>
        <textarea
          className="input said"
          id="proposed"
          name="proposed"
          lang={htmlLang(target)}
          dir={localeDirection(target)}
          rows={5}
          defaultValue={typed.proposed}
          aria-describedby="proposed-hint"
        />
        <p className="hint" id="proposed-hint">
          {strings.yoursHint}
        </p>
      </div>
      <SuggestFields id="suggest" strings={strings} defaults={typed} />
      <p className="row">
        <button type="submit" className="button primary" name="step" value="check">
          {strings.check}
        </button>
      </p>
    </>
  );
}

type ConfirmProps = Props & { readonly typed: Typed; readonly heading: RefObject<HTMLHeadingElement | null> };

function Confirm({ uiLocale, target, strings, typed, heading }: ConfirmProps) {
  return (
    <>
      <Carried typed={typed} names={Object.keys(typed) as (keyof Typed)[]} />
      <h2 ref={heading} tabIndex={-1}>
        {strings.confirm}
      </h2>
      <p>{strings.confirmText}</p>
      <p className="said" lang={htmlLang(target)} dir={localeDirection(target)}>
        <LiveDifference
          parts={diffWords(typed.base, typed.proposed, target)}
          uiLang={htmlLang(uiLocale)}
          strings={strings}
        />
      </p>
      <p className="row">
        <button type="submit" className="button primary" name="step" value="send">
          {strings.send}
        </button>
        <button type="submit" className="button" name="step" value="edit">
          {strings.editAgain}
        </button>
      </p>
    </>
  );
}

function Carried({ typed, names }: { readonly typed: Typed; readonly names: readonly (keyof Typed)[] }) {
  return names.map((name) => <input key={name} type="hidden" name={name} value={typed[name]} readOnly />);
}
