import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { users } from "#lib/db/schema/people.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { plainText } from "#lib/text/runs.ts";
import { carries, carrying, joinHeadline, segmentsOfHeadline, segmentText } from "./carrying-queries.ts";
import type { CorrectionClass, CorrectionReason, DeclineReason, Outcome } from "./correction.ts";
import { outcomeOf } from "./correction.ts";
import { findSeenSentence, type Seen } from "./seen.ts";

const deciders = alias(users, "deciders");
const live = alias(revisions, "live");

/**
 * What a reader saw in this revision of a translation. Throws `not_found` for a
 * revision or sentence that does not exist and for an original, `not_published`
 * when the translation is not on the site now.
 */
export async function findSeen(
  asked: { readonly revisionId: string; readonly segmentId: string },
  db: Database = database,
): Promise<Seen> {
  const [revision] = await db
    .select({ articleId: revisions.articleId, locale: revisions.locale, content: revisions.content })
    .from(revisions)
    .where(eq(revisions.id, asked.revisionId));
  if (!revision || revision.locale === revision.content.sourceLocale) throw new DomainError("not_found");
  const { articleId, locale, content } = revision;
  const published = await db
    .select({
      locale: publications.locale,
      revisionId: publications.revisionId,
      publishedAt: publications.publishedAt,
      content: revisions.content,
    })
    .from(publications)
    .innerJoin(revisions, eq(revisions.id, publications.revisionId))
    .where(and(eq(publications.articleId, articleId), inArray(publications.locale, [locale, content.sourceLocale])));
  const translation = published.find((row) => row.locale === locale);
  if (!translation) throw new DomainError("not_published");
  const original = published.find((row) => row.locale === content.sourceLocale)?.content ?? null;
  const sentence = findSeenSentence(original, content, asked.segmentId);
  if (!sentence) throw new DomainError("not_found");
  const { revisionId, publishedAt } = translation;
  const now = { revisionId, publishedAt, sentence: findSeenSentence(original, translation.content, asked.segmentId) };
  return { articleId, locale, sentence, now };
}

/**
 * What a reader is told of their suggestion. `before`, `source` and `published`
 * are null once the text has been withdrawn; `published` is what a revision
 * carries, never text that is not on the page yet.
 */
export type CorrectionReceipt = {
  readonly number: number;
  readonly outcome: Outcome;
  readonly slug: string | null;
  readonly headline: string | null;
  readonly segmentId: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly source: string | null;
  readonly before: string | null;
  readonly proposed: string;
  readonly published: string | null;
  readonly declineReason: DeclineReason | null;
  readonly decisionReason: string | null;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  readonly publishedAt: Date | null;
};

/** The receipt at this address, or null. Whoever has the address may read it. */
export async function findReceipt(token: string, db: Database = database): Promise<CorrectionReceipt | null> {
  if (!/^[\w-]{22}$/.test(token)) return null;
  const [row] = await db
    .select({
      number: corrections.number,
      status: corrections.status,
      slug: articles.slug,
      headline: segmentsOfHeadline(live.content),
      segmentId: corrections.segmentId,
      locale: corrections.locale,
      sourceLocale: articles.sourceLocale,
      source: corrections.source,
      base: corrections.base,
      proposed: corrections.proposed,
      published: segmentText(carrying.content, corrections.segmentId),
      declineReason: corrections.declineReason,
      decisionReason: corrections.decisionReason,
      createdAt: corrections.createdAt,
      decidedAt: corrections.decidedAt,
      publishedAt: carrying.createdAt,
      liveId: live.id,
    })
    .from(corrections)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .leftJoin(carrying, carries)
    .leftJoin(
      publications,
      and(eq(publications.articleId, corrections.articleId), eq(publications.locale, corrections.locale)),
    )
    .leftJoin(live, eq(live.id, publications.revisionId))
    .where(eq(corrections.receipt, token));
  if (!row) return null;
  const { status, base, published, liveId, headline, source, ...rest } = row;
  const onSite = liveId !== null;
  const text = published && plainText(published);
  const outcome = outcomeOf(text === null || text === row.proposed ? status : withEdits(status), published !== null);
  return {
    ...rest,
    outcome,
    headline: onSite ? joinHeadline(headline) : null,
    source: onSite ? source : null,
    before: onSite ? plainText(base) : null,
    published: onSite ? text : null,
  };
}

/** Somebody worked on the accepted text once more before it was published. */
function withEdits<Status extends string>(status: Status): Status | "accepted_with_edits" {
  return status === "accepted" ? "accepted_with_edits" : status;
}

/** A correction that readers see on the page, or saw until the text was withdrawn (`withdrawn`: then without its words). */
export type PublicCorrection = {
  readonly number: number;
  readonly articleId: string;
  readonly slug: string;
  readonly headline: string;
  readonly segmentId: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly before: string;
  readonly after: string;
  readonly class: CorrectionClass;
  readonly reason: CorrectionReason;
  readonly publishedAt: Date;
  /** As the reader wanted to be named; empty when they did not. */
  readonly credit: string;
  readonly approvedBy: string;
  readonly withdrawn: boolean;
};

/** The published corrections of a translation, newest first. */
export async function listPublishedCorrections(
  articleId: string,
  locale: string,
  db: Database = database,
): Promise<PublicCorrection[]> {
  const rows = await selectPublic(db)
    .where(and(eq(corrections.articleId, articleId), eq(corrections.locale, locale)))
    .orderBy(desc(carrying.createdAt), desc(corrections.number));
  return rows.flatMap(asPublic);
}

/** Entries of the ledger on one page. */
export const ledgerPageLength = 50;

/**
 * One page of every published correction, newest first. `page`: from 1; `pages`:
 * how many there are, at least 1.
 */
export async function listLedger(
  page: number,
  db: Database = database,
): Promise<{ readonly entries: PublicCorrection[]; readonly pages: number }> {
  const [counted] = await db
    .select({ entries: sql<number>`count(*)::int` })
    .from(corrections)
    .innerJoin(carrying, carries);
  const rows = await selectPublic(db)
    .orderBy(desc(carrying.createdAt), desc(corrections.number))
    .limit(ledgerPageLength)
    .offset((page - 1) * ledgerPageLength);
  return {
    entries: rows.flatMap(asPublic),
    pages: Math.max(1, Math.ceil((counted?.entries ?? 0) / ledgerPageLength)),
  };
}

/** Half of the readers of the last half year were answered within so many hours; null before there are five answers to speak of. */
export async function findMedianAnswer(db: Database = database): Promise<number | null> {
  const [row] = await db
    .select({
      answers: sql<number>`count(*)::int`,
      hours: sql<number | null>`percentile_cont(0.5) within group (order by
        extract(epoch from ${corrections.decidedAt} - ${corrections.createdAt}) / 3600)::float8`,
    })
    .from(corrections)
    .where(
      and(
        inArray(corrections.status, ["accepted", "accepted_with_edits", "declined"]),
        eq(corrections.suspicious, false),
        sql`${corrections.decidedAt} > now() - interval '180 days'`,
      ),
    );
  return row && row.answers >= 5 ? row.hours : null;
}

function selectPublic(db: Database) {
  return db
    .select({
      number: corrections.number,
      articleId: corrections.articleId,
      slug: articles.slug,
      headline: segmentsOfHeadline(live.content),
      segmentId: corrections.segmentId,
      locale: corrections.locale,
      sourceLocale: articles.sourceLocale,
      base: corrections.base,
      published: segmentText(carrying.content, corrections.segmentId),
      class: corrections.class,
      reason: corrections.reason,
      publishedAt: carrying.createdAt,
      credit: corrections.creditName,
      approvedBy: deciders.name,
      liveId: live.id,
    })
    .from(corrections)
    .innerJoin(carrying, carries)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .leftJoin(
      publications,
      and(eq(publications.articleId, corrections.articleId), eq(publications.locale, corrections.locale)),
    )
    .leftJoin(live, eq(live.id, publications.revisionId))
    .leftJoin(deciders, eq(deciders.id, corrections.decidedBy));
}

/** Nothing for a correction that was undone again before anybody saw it. */
function asPublic(row: Awaited<ReturnType<typeof selectPublic>>[number]): PublicCorrection[] {
  const { base, published, liveId, headline, slug, approvedBy, class: kind, ...rest } = row;
  const [before, after] = [plainText(base), published && plainText(published)];
  if (after === null || after === before || slug === null || kind === null) return [];
  const withdrawn = liveId === null;
  const words = withdrawn
    ? { before: "", after: "", headline: "" }
    : { before, after, headline: joinHeadline(headline) };
  return [{ ...rest, ...words, slug, class: kind, approvedBy: approvedBy ?? "", withdrawn }];
}
