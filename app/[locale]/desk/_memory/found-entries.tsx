"use client";

import { useTranslations } from "next-intl";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { LocalePair, MemoryEntry } from "#lib/memory/memory.ts";
import { markOccurrences } from "#lib/memory/occurrences.ts";
import styles from "./found-entries.module.css";
import { ProvenanceLine } from "./provenance-line.tsx";

type Props = {
  readonly entries: readonly MemoryEntry[];
  readonly more: boolean;
  readonly pair: LocalePair;
  readonly search: { readonly text: string; readonly side: "source" | "target" };
};

/** What a search of the memory has found, with the words marked. */
export function FoundEntries({ entries, more, pair, search }: Props) {
  const t = useTranslations("FoundEntries");

  return (
    <>
      <p className="meta" role="status">
        {more ? t("more", { count: entries.length }) : t("found", { count: entries.length })}
      </p>
      <ol className={styles["entries"]} aria-label={t("label")}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Text text={entry.source} locale={pair.sourceLocale} search={search.side === "source" ? search.text : ""} />
            <Text text={entry.target} locale={pair.targetLocale} search={search.side === "target" ? search.text : ""} />
            <ProvenanceLine entry={entry} targetLocale={pair.targetLocale} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Text({ text, locale, search }: { readonly text: string; readonly locale: string; readonly search: string }) {
  return (
    <p className={styles["text"]} lang={htmlLang(locale)} dir={localeDirection(locale)}>
      {markOccurrences(text, search).map((part, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the text is what tells parts apart
        part.found ? <mark key={index}>{part.text}</mark> : part.text,
      )}
    </p>
  );
}
