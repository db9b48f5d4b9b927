import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, database } from "#lib/db/client.ts";
import { users } from "#lib/db/schema/people.ts";
import { publications, revisions, withdrawals } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { originalContent } from "./candidate.ts";
import { getOriginalCandidate, getTranslationCandidate } from "./candidate-queries.ts";
import {
  describeOriginal,
  describeTranslation,
  headlineOf,
  type LocaleStanding,
  type PublishingCard,
  type PublishingOverview,
} from "./overview.ts";
import type { RevisionContent } from "./revision.ts";

/** Everything the publish page shows. The caller has checked that the actor may see the desk. Throws `not_found`. */
export async function getPublishingOverview(articleId: string, db: Database = database): Promise<PublishingOverview> {
  const original = await getOriginalCandidate(articleId, db);
  const standings = await listStandings(articleId, db);
  const newsroom = await getNewsroom(db);
  const { draft } = original;
  const standingOf = (locale: string) => standings.find((one) => one.locale === locale) ?? nowhere(locale);
  const translations: PublishingCard[] = [];
  for (const locale of targetLocales(newsroom, draft.sourceLocale)) {
    const candidate = await getTranslationCandidate({ articleId, locale }, db);
    translations.push(describeTranslation(candidate, standingOf(locale)));
  }
  return {
    articleId,
    slug: draft.slug,
    sourceLocale: draft.sourceLocale,
    headline: headlineOf(originalContent(original)),
    original: describeOriginal(original, standingOf(draft.sourceLocale)),
    translations,
  };
}

/** Every locale of an article that was ever published. */
export async function listStandings(articleId: string, db: Database = database): Promise<LocaleStanding[]> {
  const [publishers, withdrawers] = [alias(users, "publishers"), alias(users, "withdrawers")];
  const latest = db
    .select({ locale: revisions.locale, number: sql<number>`max(${revisions.number})`.as("latest_number") })
    .from(revisions)
    .where(eq(revisions.articleId, articleId))
    .groupBy(revisions.locale)
    .as("latest");
  const rows = await db
    .select({
      locale: latest.locale,
      latestNumber: latest.number,
      number: revisions.number,
      publishedAt: publications.publishedAt,
      firstPublishedAt: publications.firstPublishedAt,
      publishedBy: publishers.name,
      reason: withdrawals.reason,
      withdrawnAt: withdrawals.withdrawnAt,
      withdrawnBy: withdrawers.name,
    })
    .from(latest)
    .leftJoin(publications, and(eq(publications.articleId, articleId), eq(publications.locale, latest.locale)))
    .leftJoin(revisions, eq(revisions.id, publications.revisionId))
    .leftJoin(publishers, eq(publishers.id, publications.publishedBy))
    .leftJoin(withdrawals, and(eq(withdrawals.articleId, articleId), eq(withdrawals.locale, latest.locale)))
    .leftJoin(withdrawers, eq(withdrawers.id, withdrawals.withdrawnBy))
    .orderBy(latest.locale);
  return rows.map(({ locale, latestNumber, number, publishedAt, firstPublishedAt, publishedBy, ...withdrawn }) => ({
    locale,
    latestNumber,
    publication:
      number && publishedAt && firstPublishedAt && publishedBy
        ? { number, publishedAt, firstPublishedAt, publishedBy }
        : null,
    withdrawal:
      withdrawn.reason && withdrawn.withdrawnAt && withdrawn.withdrawnBy
        ? { reason: withdrawn.reason, withdrawnAt: withdrawn.withdrawnAt, withdrawnBy: withdrawn.withdrawnBy }
        : null,
  }));
}

/** A revision in the list of an article's revisions, without its text. */
export type RevisionEntry = {
  readonly locale: string;
  readonly number: number;
  readonly cause: (typeof revisions.$inferSelect)["cause"];
  readonly restoredNumber: number | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Readers see it now. */
  readonly live: boolean;
};

/** Every revision of an article, the newest first. */
export async function listRevisions(articleId: string, db: Database = database): Promise<RevisionEntry[]> {
  return db
    .select({
      locale: revisions.locale,
      number: revisions.number,
      cause: revisions.cause,
      restoredNumber: revisions.restoredNumber,
      createdAt: revisions.createdAt,
      createdBy: users.name,
      live: sql<boolean>`${publications.revisionId} is not null`,
    })
    .from(revisions)
    .innerJoin(users, eq(users.id, revisions.createdBy))
    .leftJoin(publications, eq(publications.revisionId, revisions.id))
    .where(eq(revisions.articleId, articleId))
    .orderBy(desc(revisions.createdAt), desc(revisions.number));
}

/** The text of a revision by its number. Throws `not_found`. */
export async function getRevision(
  ref: { readonly articleId: string; readonly locale: string; readonly number: number },
  db: Database = database,
): Promise<RevisionContent> {
  const [revision] = await db
    .select({ content: revisions.content })
    .from(revisions)
    .where(
      and(eq(revisions.articleId, ref.articleId), eq(revisions.locale, ref.locale), eq(revisions.number, ref.number)),
    );
  if (!revision) throw new DomainError("not_found");
  return revision.content;
}

function nowhere(locale: string): LocaleStanding {
  return { locale, publication: null, withdrawal: null, latestNumber: 0 };
}
