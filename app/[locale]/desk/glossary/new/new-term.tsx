"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { localeName } from "#lib/locales/locale.ts";
import { beginTerm, TermForm } from "../_terms/term-form.tsx";
import { proposeTermAction, putInForceAction } from "../actions.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly locales: readonly string[];
  readonly source: string;
  readonly target: string;
  readonly text: string;
  readonly rendering: string;
  /** Target locales in which this person may put their own term in force. */
  readonly mayApprove: readonly string[];
};

/** A new term: first for which pair of languages, then the term itself. */
export function NewTerm({ uiLocale, locales, source, target, text, rendering, mayApprove }: Props) {
  const t = useTranslations("NewTermPage");
  const router = useRouter();
  const id = useId();
  const [pair, setPair] = useState({ source, target });
  const desk = `/${uiLocale}/desk/glossary`;

  function choose(next: Partial<typeof pair>) {
    const chosen = { ...pair, ...next };
    const other = locales.find((locale) => locale !== (next.source ?? next.target)) ?? "";
    if (chosen.source !== chosen.target) setPair(chosen);
    else setPair(next.source === undefined ? { ...chosen, source: other } : { ...chosen, target: other });
  }

  return (
    <>
      {locales.length > 1 && (
        <div className="row">
          {(["source", "target"] as const).map((side) => (
            <div key={side} className="field">
              <label htmlFor={`${id}-${side}`}>{t(side)}</label>
              <select
                className="input"
                id={`${id}-${side}`}
                value={pair[side]}
                onChange={(event) => choose({ [side]: event.currentTarget.value })}
              >
                {locales.map((locale) => (
                  <option key={locale} value={locale}>
                    {localeName(locale, uiLocale)}
                  </option>
                ))}
              </select>
            </div>
          ))}
        </div>
      )}
      <TermForm
        key={`${pair.source} ${pair.target}`}
        uiLocale={uiLocale}
        action={proposeTermAction}
        sourceLocale={pair.source}
        locale={pair.target}
        term={null}
        initial={beginTerm(text, rendering)}
        submit={t("propose")}
        second={mayApprove.includes(pair.target) ? { label: t("putInForce"), action: putInForceAction } : undefined}
        commented
        onDone={({ proposalId, termId }) =>
          router.push(termId === null ? `${desk}/proposals/${proposalId}` : `${desk}/${termId}`)
        }
      />
    </>
  );
}
