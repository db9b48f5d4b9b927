"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useId, useRef } from "react";
import {
  emptyDetails,
  partsOfSpeech,
  type TermContent,
  type TermRendering,
  termKinds,
  termLimits,
} from "#lib/glossary/entry.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, isHan, localeDirection } from "#lib/locales/locale.ts";
import { typedIn } from "../../../../_ui/action-form.tsx";
import type { TermResult } from "../actions.ts";
import { RenderingRows } from "./rendering-rows.tsx";
import { Renderings } from "./renderings.tsx";
import styles from "./term-form.module.css";

type Action = (previous: unknown, form: FormData) => Promise<TermResult>;

type Props = {
  readonly uiLocale: UiLocale;
  readonly action: Action;
  readonly sourceLocale: string;
  readonly locale: string;
  /** What is changed; null for a new term. */
  readonly term: { readonly termId: string; readonly version: number } | null;
  readonly initial: TermContent;
  readonly comment?: string;
  /** Further hidden fields. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  /** A second button that does something else with the same fields. */
  readonly second?: { readonly label: string; readonly action: Action } | undefined;
  /** Whether the proposer has words for whoever decides. */
  readonly commented: boolean;
  readonly onDone?: (result: { readonly proposalId: string; readonly termId: string | null }) => void;
  readonly children?: ReactNode;
};

/** A term with its renderings in one locale. A refusal says why and keeps what was typed. */
export function TermForm(props: Props) {
  const { uiLocale, sourceLocale, locale, term, initial, comment = "", hidden, submit, second, commented } = props;
  const t = useTranslations("TermForm");
  const kinds = useTranslations("Terms.kinds");
  const parts = useTranslations("Terms.partsOfSpeech");
  const id = useId();
  const [result, send, pending] = useActionState(
    async (previous: TermResult | null, form: FormData) =>
      (form.get("second") && second ? second.action : props.action)(previous, form),
    null,
  );
  const alert = useRef<HTMLDivElement>(null);
  const done = useRef(props.onDone);
  done.current = props.onDone;

  useEffect(() => {
    if (result?.ok === false) alert.current?.focus();
    if (result?.ok) done.current?.(result.value);
  }, [result]);

  function keepAndSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    if (!pending) startTransition(() => send(typed));
  }

  const conflict = conflictIn(result);
  const content = { lang: htmlLang(sourceLocale), dir: localeDirection(sourceLocale) };
  const field = (name: keyof typeof emptyDetails) => ({
    id: `${id}-${name}`,
    name,
    defaultValue: initial[name],
    className: "input",
  });

  return (
    <form action={send} onSubmit={keepAndSubmit} className={styles["form"]} aria-busy={pending}>
      {result?.ok === false && (
        <div role="alert" className="alert" ref={alert} tabIndex={-1}>
          <Refusal uiLocale={uiLocale} result={result} />
          {conflict && (
            <>
              <p>{t("theirs")}</p>
              <Renderings locale={locale} renderings={conflict.current.renderings} notes />
              <p>{t("sendAgain")}</p>
            </>
          )}
        </div>
      )}
      <input type="hidden" name="uiLocale" value={uiLocale} />
      <input type="hidden" name="sourceLocale" value={sourceLocale} />
      <input type="hidden" name="locale" value={locale} />
      {term && <input type="hidden" name="termId" value={term.termId} />}
      {term && <input type="hidden" name="version" value={conflict?.version ?? term.version} />}
      {Object.entries(hidden ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {props.children}
      <div className={styles["pair"]}>
        <div className="field">
          <label htmlFor={`${id}-text`}>{t("text")}</label>
          <input {...field("text")} {...content} maxLength={termLimits.text} required autoComplete="off" />
        </div>
        {isHan(sourceLocale) && (
          <div className="field">
            <label htmlFor={`${id}-pinyin`}>{t("pinyin")}</label>
            <input {...field("pinyin")} lang="zh-Latn-pinyin" maxLength={termLimits.pinyin} autoComplete="off" />
          </div>
        )}
      </div>
      <RenderingRows locale={locale} initial={initial.renderings} />
      <div className={styles["pair"]}>
        <div className="field">
          <label htmlFor={`${id}-kind`}>{t("kind")}</label>
          <select {...field("kind")}>
            {termKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kinds(kind)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-partOfSpeech`}>{t("partOfSpeech")}</label>
          <select {...field("partOfSpeech")}>
            <option value="">{t("unsaid")}</option>
            {partsOfSpeech.map((part) => (
              <option key={part} value={part}>
                {parts(part)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-domain`}>{t("domain")}</label>
          <input {...field("domain")} maxLength={termLimits.domain} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-sense`}>{t("sense")}</label>
          <input {...field("sense")} maxLength={termLimits.sense} aria-describedby={`${id}-sense-hint`} />
          <p className="hint" id={`${id}-sense-hint`}>
            {t("senseHint")}
          </p>
        </div>
      </div>
      <div className="field">
        <label htmlFor={`${id}-note`}>{t("note")}</label>
        <textarea {...field("note")} rows={2} maxLength={termLimits.note} aria-describedby={`${id}-note-hint`} />
        <p className="hint" id={`${id}-note-hint`}>
          {t("noteHint")}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-source`}>{t("source")}</label>
        <input {...field("source")} maxLength={termLimits.source} />
      </div>
      {commented && (
        <div className="field">
          <label htmlFor={`${id}-comment`}>{t("comment")}</label>
          <textarea
            className="input"
            id={`${id}-comment`}
            name="comment"
            rows={2}
            defaultValue={comment}
            maxLength={termLimits.comment}
          />
        </div>
      )}
      <div className="row">
        <button type="submit" className="button primary">
          {submit}
        </button>
        {second && (
          <button type="submit" className="button" name="second" value="1">
            {second.label}
          </button>
        )}
      </div>
    </form>
  );
}

type Refused = Extract<TermResult, { ok: false }>;

function Refusal({ uiLocale, result }: { readonly uiLocale: UiLocale; readonly result: Refused }) {
  const t = useTranslations("Errors");
  const form = useTranslations("TermForm");
  const { termId, proposalId } = result.details as { readonly termId?: string; readonly proposalId?: string };
  const desk = `/${uiLocale}/desk/glossary`;
  return (
    <p>
      {t(result.code, result.details as never)}{" "}
      {proposalId !== undefined && <Link href={`${desk}/proposals/${proposalId}`}>{form("openProposal")}</Link>}
      {proposalId === undefined && termId !== undefined && <Link href={`${desk}/${termId}`}>{form("openTerm")}</Link>}
    </p>
  );
}

/** What the term says now, where somebody has changed it since the form was opened. */
function conflictIn(result: TermResult | null): { readonly current: TermContent; readonly version: number } | null {
  if (result?.ok !== false || result.code !== "conflict") return null;
  const { current, version } = result.details as { readonly current?: TermContent; readonly version?: number };
  return current && version !== undefined ? { current, version } : null;
}

/** A term nobody has said anything of yet, but for what was selected. */
export function beginTerm(text: string, rendering: string): TermContent {
  const renderings: TermRendering[] = rendering === "" ? [] : [{ text: rendering, status: "preferred", note: "" }];
  return { ...emptyDetails, text, renderings };
}
