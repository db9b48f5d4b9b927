import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { htmlLang } from "#lib/locales/locale.ts";
import { articleAddresses, localeForReader } from "#lib/publishing/addresses.ts";
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
  if (loaded.article.original === null) return withdrawnMetadata(loaded);
  const { uiLocale, newsroom, article, path } = loaded;
  const { translation } = loaded.article;
  const plain = path === `/articles/${article.slug}`;
  const locale = (plain ? localeForReader(uiLocale, article) : translation?.locale) ?? article.sourceLocale;
  const text = translation?.locale === locale ? translation : loaded.article.original;
  const addresses = articleAddresses(article);
  const home = addresses.get(article.sourceLocale) ?? path;
  return {
    title: `${frontText(text.content, "headline")} · ${newsroom.name[uiLocale]}`,
    description: frontText(text.content, "summary"),
    alternates: {
      canonical: addresses.get(locale) ?? home,
      languages: {
        ...Object.fromEntries([...addresses].map(([tag, address]) => [htmlLang(tag), address])),
        "x-default": home,
      },
    },
    openGraph: {
      type: "article",
      locale: htmlLang(locale).replaceAll("-", "_"),
      siteName: newsroom.name[uiLocale],
      publishedTime: loaded.article.original.firstPublishedAt.toISOString(),
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
