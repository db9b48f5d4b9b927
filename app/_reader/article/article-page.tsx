import "./article.css";
import "./text.css";
import "./sentence.css";
import "./devices.css";
import "./paper.css";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import { htmlLang, localeDirection, localeName } from "#lib/locales/locale.ts";
import { findOutOfDate, listUnits, pairArticle, type ReadingUnit, sideText } from "#lib/publishing/reading.ts";
import type { RevisionContent, RevisionSegment } from "#lib/publishing/revision.ts";
import { diffWords } from "#lib/text/difference.ts";
import { WordDifference } from "../../_ui/word-difference.tsx";
import { Column, placeBlocks } from "./column.tsx";
import { annotateFigures, type PairOfLocales } from "./figures.tsx";
import { FrontMatter } from "./front-matter.tsx";
import { numberLinks } from "./runs.tsx";
import { columnWidths, type Side } from "./sides.ts";
import { annotateTerms } from "./term-annotations.tsx";
import type { TermLinks } from "./term-links.ts";
import { ViewBar } from "./view-bar.tsx";

/** A text as `ArticlePage` shows it; what a preview does not have yet is null. */
export type ReadableText = {
  readonly locale: string;
  readonly content: RevisionContent;
  readonly revisionId: string | null;
  readonly publishedAt: Date | null;
  readonly firstPublishedAt: Date | null;
};

type Props = {
  readonly uiLocale: UiLocale;
  /** Null in a preview: nobody can suggest or follow links to what is not published. */
  readonly slug: string | null;
  readonly original: ReadableText;
  readonly translation: ReadableText | null;
  /** Above the headline: section and date. */
  readonly kicker?: ReactNode;
  /** Below the headline: dates, translators, languages. */
  readonly facts?: ReactNode;
  /** Between the front matter and the text. */
  readonly notices?: (outOfDate: readonly ReadingUnit[]) => ReactNode;
  /** After a sentence of the translation. */
  readonly mark?: (unit: ReadingUnit) => ReactNode;
  /** Where terms of the glossary are linked. */
  readonly terms?: TermLinks | null;
  /** After the text. */
  readonly foot?: (units: readonly ReadingUnit[]) => ReactNode;
  /** What needs scripts; finds its article by itself. */
  readonly island?: ReactNode;
};

/** An article, both languages in one document; which of them shows, and how, is the reader's choice. */
export function ArticlePage({
  uiLocale,
  slug,
  original,
  translation,
  kicker,
  facts,
  notices,
  mark,
  terms = null,
  foot,
  island,
}: Props) {
  const t = useTranslations("ArticlePage");
  const reading = pairArticle(original.content, translation?.content ?? null);
  const blocks = placeBlocks(reading.body);
  const rows = blocks.reduce((sum, block) => sum + block.units.length, 0);
  const target = translation?.locale ?? null;
  const locales: PairOfLocales = { source: original.locale, target: target ?? original.locale };
  const outOfDate = findOutOfDate(reading);
  const units = listUnits(reading);
  const notes = numberLinks(units.flatMap((unit) => [...unit.source, ...unit.target]).flatMap(({ text }) => text));

  function absent(side: Side, unit: ReadingUnit): ReactNode {
    const key = side === "source" ? "removed" : unit.status === "missing" ? "missing" : "none";
    return (
      <span className="absence" lang={htmlLang(uiLocale)} dir="ltr">
        {key === "none" ? "" : t(key)}
      </span>
    );
  }

  function after(side: Side, unit: ReadingUnit, lastOfBlock: boolean): ReactNode {
    if (side === "source" || target === null) return null;
    return (
      <>
        {mark?.(unit)}
        {unit.status === "stale" && (
          <button
            type="button"
            className="changed"
            popoverTarget={`change-${unit.id}`}
            lang={htmlLang(uiLocale)}
            dir="ltr"
          >
            {t("originalChanged")}
          </button>
        )}
        {lastOfBlock && slug !== null && unit.target[0] && (
          <noscript>
            <a className="suggest-link" href={`/${uiLocale}/articles/${slug}/${target}/suggest?s=${unit.target[0].id}`}>
              {t("suggest")}
            </a>
          </noscript>
        )}
      </>
    );
  }

  const annotate = (unit: ReadingUnit, side: Side, segment: RevisionSegment) =>
    annotateTerms(annotateFigures(unit, side, segment, locales), terms, side, segment);

  return (
    <article
      className={target === null ? "article alone" : "article"}
      style={
        target === null ? { "--rows": rows * 2 } : { ...columnWidths(original.locale, target), "--rows": rows * 2 }
      }
    >
      <header className="front">
        {kicker}
        <FrontMatter
          reading={reading}
          locales={target === null ? [original.locale] : [original.locale, target]}
          absent={absent}
          after={after}
        />
        {facts}
      </header>
      {notices?.(outOfDate)}
      {target !== null && <ViewBar />}
      <div className="bi">
        <Column
          side="source"
          locale={original.locale}
          heading={t("original", { language: localeName(original.locale, uiLocale) })}
          blocks={blocks}
          notes={notes}
          annotate={(unit, segment) => annotate(unit, "source", segment)}
          absent={(unit) => absent("source", unit)}
          after={() => null}
        />
        {target !== null && (
          <Column
            side="target"
            locale={target}
            heading={t("translation", { language: localeName(target, uiLocale) })}
            blocks={blocks}
            notes={notes}
            annotate={(unit, segment) => annotate(unit, "target", segment)}
            absent={(unit) => absent("target", unit)}
            after={(unit, last) => after("target", unit, last)}
          />
        )}
      </div>
      {outOfDate
        .filter((unit) => unit.status === "stale")
        .map((unit) => (
          <OriginalChange key={unit.id} unit={unit} sourceLocale={original.locale} />
        ))}
      {target !== null && (
        <noscript>
          <link rel="stylesheet" href="/pairs.css" />
        </noscript>
      )}
      {island}
      {foot?.(units)}
      {notes.size > 0 && (
        <ol className="link-notes">
          {[...notes.keys()].map((address) => (
            <li key={address}>{address}</li>
          ))}
        </ol>
      )}
    </article>
  );
}

function OriginalChange({ unit, sourceLocale }: { readonly unit: ReadingUnit; readonly sourceLocale: string }) {
  const t = useTranslations("OriginalChange");
  return (
    <div popover="auto" id={`change-${unit.id}`} className="popover change">
      <p className="meta">{t("since")}</p>
      <p lang={htmlLang(sourceLocale)} dir={localeDirection(sourceLocale)} className="said">
        <WordDifference parts={diffWords(unit.madeFrom, sideText(unit.source), sourceLocale)} />
      </p>
    </div>
  );
}
