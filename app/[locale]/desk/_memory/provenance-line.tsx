"use client";

import Link from "next/link";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Provenance } from "#lib/memory/memory.ts";

type Props = { readonly entry: Provenance; readonly targetLocale: string };

/** Where a pair of the memory comes from. */
export function ProvenanceLine({ entry, targetLocale }: Props) {
  const t = useTranslations("ProvenanceLine");
  const format = useFormatter();
  const uiLocale = useLocale();
  const { articleId, segmentId, headline, file, addedBy } = entry;
  const date = format.dateTime(new Date(entry.addedAt), { dateStyle: "medium" });

  return (
    <p className="meta">
      {articleId === null || segmentId === null ? (
        <span>{t("file", { file: file ?? "" })}</span>
      ) : (
        <Link
          href={`/${uiLocale}/desk/articles/${articleId}/${targetLocale}/segments/${segmentId}`}
          prefetch={false}
          target="_blank"
        >
          {headline === "" ? t("noHeadline") : headline}
        </Link>
      )}{" "}
      · {addedBy === null ? date : t("by", { name: addedBy, date })}
    </p>
  );
}
