"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { beginImportAction, type ReadTexts } from "../actions.ts";
import styles from "./import.module.css";
import { RecognisedPanel } from "./recognised-panel.tsx";

type Props = {
  readonly uiLocale: UiLocale;
  readonly operationId: string;
  readonly texts: ReadTexts;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onBack: () => void;
};

/** What was recognised in both texts, to be corrected before anything is stored. */
export function RecognisedForm({ uiLocale, operationId, texts, heading, onBack }: Props) {
  const t = useTranslations("RecognisedForm");
  const { sourceLocale, targetLocale, source, target } = texts;

  return (
    <section className="stack" aria-labelledby="recognised">
      <h2 id="recognised" ref={heading} tabIndex={-1}>
        {t("title")}
      </h2>
      <p className={styles["lead"]}>{t("lead")}</p>
      <div className="wide">
        <ActionForm action={beginImportAction} className="stack">
          <input type="hidden" name="uiLocale" value={uiLocale} />
          <input type="hidden" name="operationId" value={operationId} />
          <input type="hidden" name="sourceLocale" value={sourceLocale} />
          <input type="hidden" name="targetLocale" value={targetLocale} />
          <div className={`wide ${styles["panels"]}`}>
            <RecognisedPanel side="source" locale={sourceLocale} uiLocale={uiLocale} read={source} />
            {target && <RecognisedPanel side="target" locale={targetLocale} uiLocale={uiLocale} read={target} />}
          </div>
          <div className="row">
            <button type="submit" className="button primary">
              {target ? t("pair") : t("create")}
            </button>
            <button type="button" className="button quiet" onClick={onBack}>
              {t("back")}
            </button>
          </div>
        </ActionForm>
      </div>
    </section>
  );
}
