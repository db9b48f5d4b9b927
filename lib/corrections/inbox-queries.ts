import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Authorized, can } from "#lib/auth/policy.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles, segments } from "#lib/db/schema/articles.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { users } from "#lib/db/schema/people.ts";
import { publications, revisions } from "#lib/db/schema/publishing.ts";
import { units } from "#lib/db/schema/translations.ts";
import { mentionedIn } from "#lib/glossary/matching.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import type { Term } from "#lib/glossary/term.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { carries, carrying, joinHeadline, segmentsOfHeadline, segmentText } from "./carrying-queries.ts";
import { type DeclineReason, type Outcome, outcomeOf } from "./correction.ts";
import type { PendingCorrection } from "./inbox.ts";

const suggesters = alias(users, "suggesters");
const deciders = alias(users, "deciders");
const live = alias(revisions, "live");

/** Whoever has waited longest is answered first; what looks like a flood waits behind everybody. */
export async function listPendingCorrections(
  actor: Authorized<"correction.review">,
  db: Database = database,
): Promise<PendingCorrection[]> {
  const rows = await db
    .select({
      id: corrections.id,
      number: corrections.number,
      createdAt: corrections.createdAt,
      locale: corrections.locale,
      articleId: corrections.articleId,
      segmentId: corrections.segmentId,
      sourceLocale: articles.sourceLocale,
      slug: articles.slug,
      headline: segmentsOfHeadline(revisions.content),
      source: segments.source,
      retired: isNotNull(segments.retiredAt),
      seenSource: corrections.source,
      base: corrections.base,
      published: segmentText(live.content, corrections.segmentId),
      target: units.target,
      version: units.version,
      madeFrom: units.madeFrom,
      proposed: corrections.proposed,
      reason: corrections.reason,
      note: corrections.note,
      evidenceUrl: corrections.evidenceUrl,
      creditName: corrections.creditName,
      email: corrections.email,
      suggestedBy: corrections.suggestedBy,
      suggesterName: suggesters.name,
      suspicious: corrections.suspicious,
      sender: sql<string>`case when ${corrections.originHash} = '' then '' else md5(${corrections.originHash}) end`,
    })
    .from(corrections)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .innerJoin(segments, eq(segments.id, corrections.segmentId))
    .innerJoin(revisions, eq(revisions.id, corrections.revisionId))
    .leftJoin(
      publications,
      and(eq(publications.articleId, corrections.articleId), eq(publications.locale, corrections.locale)),
    )
    .leftJoin(live, eq(live.id, publications.revisionId))
    .leftJoin(units, and(eq(units.segmentId, corrections.segmentId), eq(units.locale, corrections.locale)))
    .leftJoin(suggesters, eq(suggesters.id, corrections.suggestedBy))
    .where(and(eq(corrections.locale, actor.locale), eq(corrections.status, "pending")))
    .orderBy(asc(corrections.suspicious), asc(corrections.createdAt), asc(corrections.number));
  const termsOf = await findTermsOf(rows, actor.locale, db);
  const severities = await getSeverities(actor.locale, db);
  return rows.map(({ headline, target, version, madeFrom, ...row }) => ({
    ...row,
    terms: termsOf(row),
    severities,
    headline: joinHeadline(headline),
    retired: row.retired === true,
    target: target ?? [],
    version: version ?? 0,
    madeFrom: madeFrom ?? plainText(row.source),
  }));
}

type Sourced = { readonly sourceLocale: string; readonly source: readonly Run[] };

/** Answers which terms a row's source mentions. */
async function findTermsOf(
  rows: readonly Sourced[],
  targetLocale: string,
  db: Database,
): Promise<(row: Sourced) => readonly Term[]> {
  const byLocale = new Map<string, readonly Term[]>();
  for (const sourceLocale of new Set(rows.map((row) => row.sourceLocale))) {
    const texts = rows.filter((row) => row.sourceLocale === sourceLocale).map(({ source }) => plainText(source));
    byLocale.set(sourceLocale, await listTermsIn({ sourceLocale, targetLocale }, texts, db));
  }
  return ({ sourceLocale, source }) => mentionedIn(plainText(source), sourceLocale, byLocale.get(sourceLocale) ?? []);
}

/** How many wait for this person's decision, in all the locales they review, and since when the one that waits longest. */
export async function countPending(
  actor: Authorized<"desk.visit">,
  db: Database = database,
): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const waiting = await countPendingByLocale(actor, db);
  return {
    count: waiting.reduce((sum, row) => sum + row.count, 0),
    oldest: waiting.map((row) => row.oldest).reduce((a, b) => (a && b && a < b ? a : (b ?? a)), null as Date | null),
  };
}

/** Locales this person reviews with something waiting; the one that waits longest first. */
export async function countPendingByLocale(
  actor: Authorized<"desk.visit">,
  db: Database = database,
): Promise<{ readonly locale: string; readonly count: number; readonly oldest: Date | null }[]> {
  const rows = await db
    .select({
      locale: corrections.locale,
      count: sql<number>`count(*)::int`,
      oldest: sql<Date | null>`min(${corrections.createdAt})`.mapWith(corrections.createdAt),
    })
    .from(corrections)
    .where(eq(corrections.status, "pending"))
    .groupBy(corrections.locale)
    .orderBy(sql`min(${corrections.createdAt})`);
  return rows.filter((row) => can(actor, "correction.review", row.locale));
}

/** A decision as the inbox lists it. `publishedNumber`: the revision that carries it, null until there is one. */
export type DecidedCorrection = {
  readonly id: string;
  readonly number: number;
  readonly articleId: string;
  readonly segmentId: string;
  readonly locale: string;
  readonly slug: string | null;
  readonly headline: string;
  readonly before: string;
  readonly proposed: string;
  readonly accepted: string | null;
  readonly outcome: Outcome;
  readonly declineReason: DeclineReason | null;
  readonly decisionReason: string | null;
  readonly decidedAt: Date;
  readonly decidedBy: string;
};

/** The latest decisions in the actor's locale, newest first. Superseded ones are left out: nobody decided on them by themselves. */
export async function listDecided(
  actor: Authorized<"correction.review">,
  limit: number,
  db: Database = database,
): Promise<DecidedCorrection[]> {
  const rows = await selectDecided(db)
    .where(
      and(
        eq(corrections.locale, actor.locale),
        inArray(corrections.status, ["accepted", "accepted_with_edits", "declined"]),
      ),
    )
    .orderBy(desc(corrections.decidedAt), desc(corrections.number))
    .limit(limit);
  return rows.map(asDecided);
}

/** One decision in the actor's locale by its number, whatever it was; null while it is pending. */
export async function findDecided(
  actor: Authorized<"correction.review">,
  number: number,
  db: Database = database,
): Promise<DecidedCorrection | null> {
  const [row] = await selectDecided(db).where(
    and(eq(corrections.locale, actor.locale), eq(corrections.number, number), isNotNull(corrections.decidedAt)),
  );
  return row ? asDecided(row) : null;
}

function selectDecided(db: Database) {
  return db
    .select({
      id: corrections.id,
      number: corrections.number,
      articleId: corrections.articleId,
      segmentId: corrections.segmentId,
      locale: corrections.locale,
      slug: articles.slug,
      headline: segmentsOfHeadline(revisions.content),
      base: corrections.base,
      proposed: corrections.proposed,
      accepted: corrections.accepted,
      status: corrections.status,
      carriedBy: carrying.number,
      declineReason: corrections.declineReason,
      decisionReason: corrections.decisionReason,
      decidedAt: corrections.decidedAt,
      decidedBy: deciders.name,
    })
    .from(corrections)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .innerJoin(revisions, eq(revisions.id, corrections.revisionId))
    .leftJoin(carrying, carries)
    .leftJoin(deciders, eq(deciders.id, corrections.decidedBy));
}

function asDecided(row: Awaited<ReturnType<typeof selectDecided>>[number]): DecidedCorrection {
  const { base, accepted, status, carriedBy, headline, decidedAt, decidedBy, ...rest } = row;
  return {
    ...rest,
    headline: joinHeadline(headline),
    before: plainText(base),
    accepted: accepted && plainText(accepted),
    outcome: outcomeOf(status, carriedBy !== null),
    decidedAt: decidedAt ?? new Date(0),
    decidedBy: decidedBy ?? "",
  };
}
