import "server-only";
import { and, isNotNull, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Span } from "#lib/checks/issue.ts";
import { joinHeadline } from "#lib/corrections/carrying-queries.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { mentionedIn } from "#lib/glossary/matching.ts";
import { findTermAt, listTermsIn } from "#lib/glossary/queries.ts";
import { isHan } from "#lib/locales/locale.ts";
import { listUnits, pairArticle, type ReadingUnit, sideText } from "#lib/publishing/reading.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { plainText } from "#lib/text/runs.ts";
import { byConformity, type Conformity, judgeUse } from "./usage.ts";

/** A published sentence that mentions a term, as readers see it. */
export type TermUse = {
  readonly articleId: string;
  readonly slug: string;
  readonly headline: string;
  /** Of the translation, and of its first segment here. */
  readonly revisionId: string;
  readonly segmentId: string;
  readonly source: string;
  /** Where the source says it. */
  readonly mentions: readonly Span[];
  readonly conformity: Conformity;
  /** What the target is made of: one segment as a rule, several where sentences of the original were joined since. */
  readonly parts: readonly UsePart[];
};

/** A segment of a published translation, which is corrected for itself; `retired`: only in the workbench, where another has taken its place. */
export type UsePart = {
  readonly segmentId: string;
  readonly target: string;
  readonly retired: boolean;
  /** The target with the preferred rendering put in, where that is certain. */
  readonly proposed: string | null;
};

/**
 * Every published sentence with the term, in the translations into `locale`:
 * those that deviate first, then the newest article. `instead`: further words
 * that stand for the term and are to go.
 */
export async function listUses(
  _actor: Authorized<"desk.visit">,
  asked: { readonly termId: string; readonly locale: string; readonly instead: string },
  db: Database = database,
): Promise<TermUse[]> {
  const term = await findTermAt(asked.termId, asked.locale, db);
  if (!term) return [];
  const { sourceLocale, content } = term;
  const articles = await findArticlesWith(content.text, sourceLocale, asked.locale, db);
  const pairs = articles.flatMap((article) => pairsOf(article).map((pair) => ({ ...article, ...pair })));
  const locales = { sourceLocale, targetLocale: asked.locale };
  const terms = await listTermsIn(
    locales,
    pairs.map(({ source }) => source),
    db,
  );
  const retired = await findRetired(
    pairs.flatMap(({ segments: own }) => own.map(({ segmentId }) => segmentId)),
    db,
  );
  return pairs
    .flatMap(({ source, target, segments: own, segmentId, articleId, slug, headline, revisionId }): TermUse[] => {
      const mentioned = mentionedIn(source, sourceLocale, terms);
      // Terms that are written alike are joined under one id: any of them stands for the others.
      const id = mentioned.find(({ text }) => text === content.text)?.id;
      if (id === undefined) return [];
      const texts = own.map((segment) => segment.target);
      const use = judgeUse({ source, target, ...locales, terms: mentioned }, texts, id, asked.instead);
      if (!use) return [];
      const parts = own.map((segment, at): UsePart => {
        const gone = retired.has(segment.segmentId);
        return { ...segment, retired: gone, proposed: gone ? null : (use.proposed[at] ?? null) };
      });
      const { conformity, source: mentions } = use;
      return [{ articleId, slug, headline, revisionId, segmentId, source, mentions, conformity, parts }];
    })
    .sort(byConformity);
}

type Found = {
  readonly articleId: string;
  readonly slug: string;
  readonly headline: string;
  readonly revisionId: string;
  readonly original: RevisionContent;
  readonly translation: RevisionContent;
};

/** The newest first. */
async function findArticlesWith(text: string, sourceLocale: string, locale: string, db: Database): Promise<Found[]> {
  const lower = text.toLowerCase();
  // Han does not change, an English ending does.
  const beginning = isHan(sourceLocale) ? lower : lower.slice(0, Math.max(2, lower.length - 3));
  const { rows } = await db.execute<Omit<Found, "headline"> & { headline: Parameters<typeof joinHeadline>[0] }>(sql`
    select articles.id as "articleId", articles.slug, translated.revision_id as "revisionId",
      originals.content as original, translations.content as translation,
      jsonb_path_query_first(translations.content, '$.blocks[*] ? (@.kind == "headline")') -> 'segments' as headline
    from publications
    join articles on articles.id = publications.article_id and articles.source_locale = publications.locale
    join revisions originals on originals.id = publications.revision_id
    join publications translated on translated.article_id = articles.id and translated.locale = ${locale}
    join revisions translations on translations.id = translated.revision_id
    cross join lateral (
      select lower(string_agg(sentence, E'\n')) as text
      from (
        select (select string_agg(run ->> 'text', '') from jsonb_array_elements(segment -> 'text') run) as sentence
        from jsonb_path_query(originals.content, '$.blocks[*].segments[*]') segment) sentences) said
    where articles.slug is not null and articles.source_locale = ${sourceLocale}
      and strpos(said.text, ${beginning}) > 0
    order by publications.first_published_at desc, articles.id`);
  return rows.map((row) => ({ ...row, headline: joinHeadline(row.headline) }));
}

/** Those of `segmentIds` that were split or joined since. */
async function findRetired(segmentIds: readonly string[], db: Database): Promise<Set<string>> {
  const rows = await db
    .select({ id: segments.id })
    .from(segments)
    // As one parameter: there are more published sentences than a query has room for.
    .where(and(sql`${segments.id} = any(${sql.param([...segmentIds])}::text[])`, isNotNull(segments.retiredAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Its sentences and their translations. */
function pairsOf({ original, translation }: Found) {
  return listUnits(pairArticle(original, translation)).flatMap(({ source, target }: ReadingUnit) => {
    const own = target.map(({ id, text }) => ({ segmentId: id, target: plainText(text) }));
    const segmentId = own[0]?.segmentId;
    if (segmentId === undefined || source.length === 0) return [];
    return [{ segmentId, segments: own, source: sideText(source), target: sideText(target) }];
  });
}
