"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useId } from "react";
import { correctionClasses, correctionName } from "#lib/corrections/correction.ts";
import type { TermCorrection } from "#lib/corrections/term-queries.ts";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { diffWords } from "#lib/text/difference.ts";
import { typedIn } from "../../../../_ui/action-form.tsx";
import { WordDifference } from "../../../../_ui/word-difference.tsx";
import { acceptTogetherAction } from "./actions.ts";
import styles from "./term.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly locale: string;
  readonly corrections: readonly TermCorrection[];
  readonly mayAccept: boolean;
  readonly actorId: string;
  readonly ownWorkAllowed: boolean;
};

/** Corrections that wait for the term's sake: accepted together here, or one by one among the others. */
export function PendingCorrections({ uiLocale, locale, corrections, mayAccept, actorId, ownWorkAllowed }: Props) {
  const t = useTranslations("PendingCorrections");
  const classes = useTranslations("CorrectionClasses");
  const errors = useTranslations("Errors");
  const id = useId();
  const [result, send, sending] = useActionState(acceptTogetherAction, null);
  const mine = (correction: TermCorrection) => !ownWorkAllowed && correction.suggestedBy === actorId;
  const acceptable = mayAccept && corrections.some((correction) => !mine(correction));
  const content = { lang: htmlLang(locale), dir: localeDirection(locale) };

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, null);
    if (!sending && typed.has("correctionId")) startTransition(() => send(typed));
  }

  const said = (
    <p role="status" className="done">
      {result?.ok && t("accepted", result.value)}
    </p>
  );
  if (corrections.length === 0) return said;
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("title", { count: corrections.length })}</h2>
      {result?.ok === false && (
        <p role="alert" className="alert">
          {errors(result.code, result.details as never)}
        </p>
      )}
      {said}
      <form onSubmit={submit} className="stack" aria-busy={sending}>
        <input type="hidden" name="locale" value={locale} />
        <ol className={styles["uses"]}>
          {corrections.map((correction) => (
            <li key={correction.id} className={styles["use"]}>
              <div className="row">
                {acceptable && !mine(correction) && (
                  <label className="check">
                    <input type="checkbox" name="correctionId" value={correction.id} defaultChecked />
                    {correctionName(correction.number)}
                  </label>
                )}
                {(!acceptable || mine(correction)) && <span>{correctionName(correction.number)}</span>}
                <span {...content}>{correction.headline || correction.slug}</span>
                <span className="meta">{t("by", { name: correction.suggesterName ?? "" })}</span>
              </div>
              <p className="content" {...content}>
                <WordDifference parts={diffWords(correction.before, correction.proposed, locale)} />
              </p>
            </li>
          ))}
        </ol>
        {acceptable && (
          <div className="row">
            <div className="field">
              <label htmlFor={`${id}-class`}>{t("class")}</label>
              <select className="input" id={`${id}-class`} name="class" defaultValue="style">
                {correctionClasses.map((kind) => (
                  <option key={kind} value={kind}>
                    {classes(kind)}
                  </option>
                ))}
              </select>
            </div>
            <button type="submit" className="button primary">
              {t("accept")}
            </button>
          </div>
        )}
        {mayAccept && (
          <p className="meta">
            <Link href={`/${uiLocale}/desk/corrections?target=${locale}`}>{t("oneByOne")}</Link>
          </p>
        )}
        {mayAccept && !acceptable && <p className="notice">{t("own")}</p>}
      </form>
    </section>
  );
}
