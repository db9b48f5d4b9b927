"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useId, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { TermUse } from "#lib/usage/queries.ts";
import { typedIn } from "../../../../_ui/action-form.tsx";
import { proposeEverywhereAction } from "./actions.ts";
import styles from "./term.module.css";
import { Use } from "./use.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly termId: string;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly preferred: string;
  /** Further words that are to go. */
  readonly instead: string;
  readonly uses: readonly TermUse[];
  /** What waits for this term already. */
  readonly pending: readonly { readonly segmentId: string; readonly proposed: string }[];
  readonly mayPropose: boolean;
};

/** Sentences shown before one asks for more. */
const shown = 100;

/**
 * Every published sentence with the term, those that deviate first. What is
 * ticked becomes corrections in one step; nothing published is touched before a
 * reviewer has decided.
 */
export function UsedIn(props: Props) {
  const { uiLocale, termId, sourceLocale, locale, preferred, instead, uses, pending, mayPropose } = props;
  const t = useTranslations("UsedIn");
  const errors = useTranslations("Errors");
  const id = useId();
  const [all, showAll] = useState(false);
  const [result, send, sending] = useActionState(proposeEverywhereAction, null);
  const waiting = new Set(pending.map(({ segmentId }) => segmentId));
  const deviating = uses.filter(({ conformity }) => conformity === "deviates").length;
  const listed = all ? uses : uses.slice(0, shown);
  const correctable =
    mayPropose &&
    uses.some(
      ({ conformity, parts }) =>
        conformity === "deviates" && parts.some(({ segmentId, retired }) => !retired && !waiting.has(segmentId)),
    );

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, null);
    const chosen = new Set(typed.getAll("chosen"));
    const form = new FormData();
    for (const name of ["termId", "note"]) form.set(name, typed.get(name) ?? "");
    for (const { revisionId, parts } of uses) {
      for (const { segmentId } of parts) {
        if (!chosen.has(segmentId)) continue;
        form.append("revisionId", revisionId);
        form.append("segmentId", segmentId);
        form.append("proposed", typed.get(`proposed.${segmentId}`) ?? "");
      }
    }
    if (!sending && chosen.size > 0) startTransition(() => send(form));
  }

  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("title", { count: uses.length, deviating })}</h2>
      {uses.length > 0 && mayPropose && (
        <form className={styles["instead"]} action="">
          <input type="hidden" name="locale" value={locale} />
          <div className="field">
            <label htmlFor={`${id}-instead`}>{t("instead")}</label>
            <input
              className="input"
              id={`${id}-instead`}
              name="instead"
              defaultValue={instead}
              maxLength={200}
              lang={htmlLang(locale)}
              dir={localeDirection(locale)}
            />
          </div>
          <button type="submit" className="button">
            {t("find")}
          </button>
        </form>
      )}
      {result?.ok === false && (
        <p role="alert" className="alert">
          {errors(result.code, result.details as never)}
        </p>
      )}
      <p role="status" className="done">
        {result?.ok &&
          t("proposed", {
            count: result.value.proposed,
            left: Object.values(result.value.left).reduce((sum, one) => sum + one, 0),
          })}
      </p>
      <form onSubmit={submit} className="stack" aria-busy={sending}>
        <input type="hidden" name="termId" value={termId} />
        <input type="hidden" name="note" value={t("note", { preferred })} />
        <ol className={styles["uses"]}>
          {listed.map((use) => (
            <Use
              key={use.segmentId}
              uiLocale={uiLocale}
              sourceLocale={sourceLocale}
              locale={locale}
              use={use}
              waiting={waiting}
              mayPropose={mayPropose}
            />
          ))}
        </ol>
        {listed.length < uses.length && (
          <button type="button" className="button" onClick={() => showAll(true)}>
            {t("showAll", { count: uses.length })}
          </button>
        )}
        {correctable && (
          <div className="row">
            <button type="submit" className="button primary">
              {t("propose")}
            </button>
            <p className="meta">{t("proposeHint")}</p>
          </div>
        )}
      </form>
    </section>
  );
}
