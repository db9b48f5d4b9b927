"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText } from "#lib/text/runs.ts";
import styles from "./editor.module.css";
import { BlocksDifference } from "./text-difference.tsx";

/** A text of one's own that lost against somebody else's. `at`: ISO 8601. */
export type Kept = { readonly id: string; readonly at: string; readonly blocks: readonly DraftBlock[] };

type Props = {
  readonly kept: readonly Kept[];
  readonly current: readonly DraftBlock[];
  readonly locale: string;
  readonly onPutBack: (blocks: readonly DraftBlock[]) => void;
};

/** Texts that were in conflict, so that no decision is final. */
export function KeptTexts({ kept, current, locale, onPutBack }: Props) {
  const t = useTranslations("KeptTexts");
  const format = useFormatter();
  if (kept.length === 0) return null;
  return (
    <section className={styles["kept"]} aria-labelledby="kept-title">
      <h2 id="kept-title">{t("title")}</h2>
      <p className="meta">{t("explanation")}</p>
      {kept.map(({ id, at, blocks }) => (
        <details key={id}>
          <summary>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}</summary>
          <BlocksDifference before={current} after={blocks} locale={locale} />
          <div className="row">
            <button type="button" className="button" onClick={() => onPutBack(blocks)}>
              {t("putBack")}
            </button>
            <button
              type="button"
              className="button quiet"
              onClick={() =>
                void navigator.clipboard.writeText(blocks.map((block) => plainText(block.runs)).join("\n\n"))
              }
            >
              {t("copy")}
            </button>
          </div>
        </details>
      ))}
    </section>
  );
}
