"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { ActionForm } from "../../../../_ui/action-form.tsx";
import { finishImportAction } from "./actions.ts";
import styles from "./pairing.module.css";

type Props = {
  readonly uiLocale: UiLocale;
  readonly importId: string;
  readonly targetLocale: string;
  readonly version: number;
  /** The version that is stored once everything is; null when it could not be. */
  readonly saveAll: () => Promise<number | null>;
};

/** Ends the pairing. The article is made of what is stored: everything has to be first. */
export function FinishForm({ uiLocale, importId, targetLocale, version, saveAll }: Props) {
  const t = useTranslations("PairingDesk");
  const holder = useRef<HTMLDivElement>(null);

  async function finish() {
    const stored = await saveAll();
    if (stored === null) return;
    const field = holder.current?.querySelector<HTMLInputElement>("input[name=version]");
    if (field) field.value = String(stored);
    holder.current?.querySelector("form")?.requestSubmit();
  }

  return (
    <div ref={holder} className={styles["finish"]}>
      <ActionForm action={finishImportAction}>
        <input type="hidden" name="uiLocale" value={uiLocale} />
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="targetLocale" value={targetLocale} />
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
  );
}
