import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang } from "#lib/locales/locale.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import type { PublishedText } from "#lib/publishing/published.ts";
import { frontText } from "./article-metadata.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly newsroom: Newsroom;
  readonly original: PublishedText;
  readonly translation: PublishedText | null;
};

/** schema.org NewsArticle: the translation as a work of its own, the original as what it translates. */
export function StructuredData({ uiLocale, newsroom, original, translation }: Props) {
  const publisher = { "@type": "NewsMediaOrganization", name: newsroom.name[uiLocale] };
  const work = (text: PublishedText) => ({
    "@type": "NewsArticle",
    headline: frontText(text.content, "headline"),
    description: frontText(text.content, "summary"),
    inLanguage: htmlLang(text.locale),
    datePublished: text.firstPublishedAt.toISOString(),
    dateModified: text.publishedAt.toISOString(),
    creditText: frontText(text.content, "byline"),
    publisher,
  });
  const data = {
    "@context": "https://schema.org",
    ...(translation === null
      ? work(original)
      : {
          ...work(translation),
          translator: translation.content.translators.map((name) => ({ "@type": "Person", name })),
          translationOfWork: work(original),
        }),
  };
  // In a script element only "<" could end the data.
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON, with the one dangerous character escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
