import "./suggest.css";
import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { headlineOf } from "#lib/corrections/seen.ts";
import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import { pairArticle, type Reading, type ReadingBlock, sideText } from "#lib/publishing/reading.ts";
import { plainText } from "#lib/text/runs.ts";
import { loadArticle } from "../../../../../_reader/article/load-article.ts";
import { PublicFrame } from "../../../../../_reader/frame.tsx";
import { suggestStrings } from "../../../../../_reader/suggest/strings.ts";
import { SuggestSteps } from "./suggest-steps.tsx";

export const dynamic = "force-dynamic";

type Props = PageProps<"/[locale]/articles/[slug]/[target]/suggest">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("SuggestForm");
  return { title: t("title"), robots: { index: false } };
}

/** Suggesting without scripts: one paragraph's sentences to choose from, the text, a comparison, and the receipt. */
export default async function SuggestPage({ params, searchParams }: Props) {
  const [{ locale, slug, target }, { s }] = await Promise.all([params, searchParams]);
  const { uiLocale, newsroom, article } = await loadArticle(locale, slug, target);
  const { original, translation } = article;
  if (original === null || translation === null) notFound();
  const blocks = listBlocks(pairArticle(original.content, translation.content));
  const sentences = listSentences(blocks.find((block) => holds(block, s)) ?? blocks);
  const chosen = sentences.find(({ segmentId }) => segmentId === s) ?? sentences[0];
  const [t, strings] = await Promise.all([getTranslations("SuggestPage"), suggestStrings(uiLocale)]);
  const content = { lang: htmlLang(target), dir: localeDirection(target) };
  const articlePath = `/${uiLocale}/articles/${article.slug}/${target}`;

  return (
    <PublicFrame uiLocale={uiLocale} newsroom={newsroom} path={`/articles/${slug}/${target}/suggest`}>
      <main id="main" className="suggest">
        <p className="meta">
          <a href={`${articlePath}${chosen ? `#s-${chosen.segmentId}` : ""}`}>{t("back")}</a>
        </p>
        <h1>{strings.title}</h1>
        <p className="serif headline" {...content}>
          {headlineOf(translation.content)}
        </p>
        {chosen === undefined ? (
          <p>{t("none")}</p>
        ) : (
          <>
            {sentences.length > 1 && (
              <nav aria-label={t("choose")}>
                <p className="label">{t("choose")}</p>
                <ol className="choices">
                  {sentences.map(({ segmentId, text }) => (
                    <li key={segmentId}>
                      <a
                        href={`?s=${segmentId}`}
                        aria-current={segmentId === chosen.segmentId ? "true" : undefined}
                        {...content}
                      >
                        {text}
                      </a>
                    </li>
                  ))}
                </ol>
              </nav>
            )}
            <SuggestSteps
              uiLocale={uiLocale}
              sourceLocale={original.locale}
              target={target}
              source={chosen.source}
              reloadPath={`?s=${chosen.segmentId}`}
              blank={{
                operationId: randomUUID(),
                revisionId: translation.revisionId,
                segmentId: chosen.segmentId,
                base: chosen.text,
                proposed: chosen.text,
                startedAt: String(Date.now()),
              }}
              strings={{
                ...strings,
                check: t("check"),
                confirm: t("confirm"),
                confirmText: t("confirmText"),
                editAgain: t("edit"),
              }}
            />
          </>
        )}
      </main>
    </PublicFrame>
  );
}

function listBlocks({ headline, summary, byline, body }: Reading): ReadingBlock[] {
  return [headline, summary, byline, ...body].filter((block) => block !== null);
}

type Choice = { readonly segmentId: string; readonly text: string; readonly source: string };

function listSentences(where: ReadingBlock | readonly ReadingBlock[]): Choice[] {
  const blocks = "units" in where ? [where] : where;
  return blocks.flatMap(({ units }) =>
    units.flatMap((unit) =>
      unit.target.map(({ id, text }) => ({
        segmentId: id,
        text: plainText(text),
        source: sideText(unit.source) || unit.madeFrom,
      })),
    ),
  );
}

function holds(block: ReadingBlock, segmentId: string | string[] | undefined): boolean {
  return block.units.some(({ target }) => target.some(({ id }) => id === segmentId));
}
