import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { uiLocales } from "#lib/i18n/routing.ts";
import { htmlLang, languageOf } from "#lib/locales/locale.ts";
import { defaultTarget } from "#lib/publishing/reading.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText } from "#lib/text/runs.ts";
import type { LoadedAddress, LoadedArticle } from "./load-article.ts";

/** The text of all segments of the article's first block of `kind`. */
export function frontText(content: RevisionContent, kind: "headline" | "summary" | "byline"): string {
  const block = content.blocks.find((candidate) => candidate.kind === kind);
  return (block?.segments ?? [])
    .map(({ text, separator }) => plainText(text) + separator)
    .join("")
    .trim();
}

/** Title, canonical address and the addresses of the other languages: only of those with something to read. */
export async function articleMetadata(loaded: LoadedAddress): Promise<Metadata> {
  if (loaded.article === null) return missingMetadata(loaded);
  const { uiLocale, newsroom, article, target, path } = loaded;
  if (article.original === null) return withdrawnMetadata(loaded);
  const { original, translation } = article;
  const shown =
    translation?.locale === uiLocale || languageOf(translation?.locale ?? "") === uiLocale ? translation : original;
  const text = shown ?? original;
  const unpublished = target !== null && translation === null;
  const languages = uiLocales
    .filter((ui) => languageOf(article.sourceLocale) === ui || defaultTarget(ui, article.sourceLocale, article.locales))
    .map((ui) => [htmlLang(ui), `/${ui}/articles/${article.slug}`] as const);
  const [first] = languages;
  return {
    title: `${frontText(text.content, "headline")} · ${newsroom.name[uiLocale]}`,
    description: frontText(text.content, "summary"),
    alternates: {
      canonical: unpublished ? (first?.[1] ?? `/${uiLocale}${path}`) : `/${uiLocale}${path}`,
      languages: Object.fromEntries([...languages, ...(first ? [["x-default", first[1]] as const] : [])]),
    },
    openGraph: {
      type: "article",
      locale: htmlLang(uiLocale).replaceAll("-", "_"),
      siteName: newsroom.name[uiLocale],
      publishedTime: original.firstPublishedAt.toISOString(),
      modifiedTime: text.publishedAt.toISOString(),
    },
  };
}

// The server makes the status of the answer out of these.
const gone = { robots: { index: false }, other: { "duizhao:status": "410" } } as const;
const missing = { robots: { index: false }, other: { "duizhao:status": "404" } } as const;

async function withdrawnMetadata({ uiLocale, newsroom }: LoadedArticle): Promise<Metadata> {
  const t = await getTranslations({ locale: uiLocale, namespace: "WithdrawnNotice" });
  return { title: `${t("title")} · ${newsroom.name[uiLocale]}`, ...gone };
}

/** Of an address where nothing is. */
export async function missingMetadata({ uiLocale, newsroom }: Pick<LoadedArticle, "uiLocale" | "newsroom">) {
  const t = await getTranslations({ locale: uiLocale, namespace: "NotFoundNotice" });
  return { title: `${t("title")} · ${newsroom.name[uiLocale]}`, ...missing };
}
