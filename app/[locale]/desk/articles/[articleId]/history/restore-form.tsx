"use client";

import { useTranslations } from "next-intl";
import { useActionState, useEffect, useRef } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { Blocker } from "#lib/publishing/blockers.ts";
import { BlockerList } from "../../../_article/blocker-list.tsx";
import { restoreOriginalAction, restoreTranslationAction } from "./actions.ts";
import styles from "./history.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly articleId: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly number: number;
};

/** Makes a former revision the next one; says what stands in the way when that is refused. */
export function RestoreForm({ uiLocale, articleId, locale, sourceLocale, number }: Props) {
  const t = useTranslations("RestoreForm");
  const errors = useTranslations("Errors");
  const action = locale === sourceLocale ? restoreOriginalAction : restoreTranslationAction;
  const [result, submit, pending] = useActionState(action, null);
  const alert = useRef<HTMLDivElement>(null);
  const blockers = result?.ok === false ? ((result.details["blockers"] ?? []) as readonly Blocker[]) : [];
  const desk = `/${uiLocale}/desk/articles/${articleId}`;

  useEffect(() => {
    if (result?.ok === false) alert.current?.focus();
  }, [result]);

  return (
    <details className={styles["restore"]} open={result?.ok === false || undefined}>
      <summary>{t("open")}</summary>
      <form action={submit} className="stack" aria-label={t("label", { number })} aria-busy={pending}>
        <p>{locale === sourceLocale ? t("original", { number }) : t("translation", { number })}</p>
        {result?.ok === false && (
          <div role="alert" className="alert" ref={alert} tabIndex={-1}>
            <p>{errors(result.code)}</p>
            <BlockerList
              blockers={blockers}
              sourceLocale={sourceLocale}
              workbench={locale === sourceLocale ? desk : `${desk}/${locale}`}
              remedies={{
                slug_missing: desk,
                original_unpublished: `${desk}/publish`,
                original_ahead: `${desk}/publish`,
              }}
            />
            {blockers.length > 0 && <p className="meta">{t("unchanged")}</p>}
          </div>
        )}
        <input type="hidden" name="articleId" value={articleId} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="number" value={number} />
        <button className="button" type="submit" aria-disabled={pending}>
          {t("restore", { number })}
        </button>
      </form>
    </details>
  );
}
