import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { publications, revisions, withdrawals } from "#lib/db/schema/publishing.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { type Blocker, findOriginalBlockers, findTranslationBlockers, isUpToDate } from "./blockers.ts";
import { contentFingerprint, originalContent, translationContent } from "./candidate.ts";
import { getOriginalCandidate, getTranslationCandidate } from "./candidate-queries.ts";
import { invalidatePages, type PageTag, purgePages } from "./purge.ts";
import type { RevisionContent } from "./revision.ts";

export type RevisionCause = (typeof revisions.$inferSelect)["cause"];

/** `fingerprint`: that of the text the person was shown (`contentFingerprint`); nothing else is published. Without it, the text as it is under lock. */
export type PublishInput = {
  readonly articleId: string;
  readonly fingerprint?: string;
  /** Why; `publish` or `update`, as it is the first or not, when not given. */
  readonly cause?: Extract<RevisionCause, "correction">;
};

/** A revision that readers see from now on. */
export type PublishedRevision = {
  readonly articleId: string;
  readonly locale: string;
  readonly slug: string;
  readonly revisionId: string;
  readonly number: number;
};

/**
 * Freezes the original as its next revision and shows it to readers. The
 * translations stay as they are: sentences whose original changed are out of
 * date for readers by comparison.
 *
 * Throws `publish_blocked` with the `blockers`, `nothing_to_publish`, and
 * `publish_outdated` when the text is no longer the one that was shown.
 */
export async function publishOriginal(
  actor: Authorized<"article.publish">,
  input: PublishInput,
  db: Database = database,
): Promise<PublishedRevision> {
  return publish(db, async (tx) => {
    const article = await lockArticle(input.articleId, tx);
    const candidate = await getOriginalCandidate(input.articleId, tx);
    const content = originalContent(candidate);
    assertAsShown(input, article.slug, content);
    assertPublishable(findOriginalBlockers(candidate));
    return freezeRevision(actor, { ...article, locale: article.sourceLocale, content }, input, tx);
  });
}

/**
 * Freezes the translation into the actor's locale as its next revision, beside
 * the original as readers see it, and shows it to them. First publication,
 * update and correction pass the same gate.
 *
 * Throws as `publishOriginal` does.
 */
export async function publishTranslation(
  actor: Authorized<"translation.publish">,
  input: PublishInput,
  db: Database = database,
): Promise<PublishedRevision> {
  return publish(db, async (tx) => {
    const article = await lockArticle(input.articleId, tx);
    const candidate = await getTranslationCandidate({ articleId: input.articleId, locale: actor.locale }, tx);
    const content = translationContent(candidate);
    assertAsShown(input, article.slug, content);
    assertPublishable(findTranslationBlockers(candidate));
    return freezeRevision(actor, { ...article, locale: actor.locale, content }, input, tx);
  });
}

/**
 * Takes a published text off the site and leaves a notice with `reason`, which
 * readers see. Withdrawing the original withdraws every translation with it: no
 * translation stands without what it translates. Throws `not_published` and
 * `reason_required`.
 */
export async function withdraw(
  actor: Authorized<"publication.withdraw">,
  input: { readonly articleId: string; readonly locale: string; readonly reason: string },
  db: Database = database,
): Promise<void> {
  const reason = input.reason.trim();
  if (reason === "") throw new DomainError("reason_required");
  const tags = await db.transaction(async (tx) => {
    const article = await lockArticle(input.articleId, tx);
    const withdrawn = await tx
      .delete(publications)
      .where(
        and(
          eq(publications.articleId, article.articleId),
          input.locale === article.sourceLocale ? undefined : eq(publications.locale, input.locale),
        ),
      )
      .returning({ locale: publications.locale, revisionId: publications.revisionId });
    if (!withdrawn.some(({ locale }) => locale === input.locale)) throw new DomainError("not_published");

    for (const { locale, revisionId } of withdrawn) {
      await tx
        .insert(withdrawals)
        .values({ articleId: article.articleId, locale, reason, withdrawnBy: actor.id })
        .onConflictDoUpdate({
          target: [withdrawals.articleId, withdrawals.locale],
          set: { reason, withdrawnBy: actor.id, withdrawnAt: sql`now()` },
        });
      const about = { articleId: article.articleId, locale, subject: revisionId, details: { reason } };
      await recordEvent(actor, "publication.withdrawn", about, tx);
    }
    return forget(article.slug, tx);
  });
  purgePages(tags);
}

export type LockedArticle = { readonly articleId: string; readonly slug: string | null; readonly sourceLocale: string };

/** Locks an article until the transaction ends: one publication at a time, and saves of its original wait as well. Throws `not_found`. */
export async function lockArticle(articleId: string, tx: Database): Promise<LockedArticle> {
  const [article] = await tx
    .select({ articleId: articles.id, slug: articles.slug, sourceLocale: articles.sourceLocale })
    .from(articles)
    .where(eq(articles.id, articleId))
    .for("no key update");
  if (!article) throw new DomainError("not_found");
  return article;
}

/** Runs `work` in a transaction and, once it has committed, makes this instance forget the pages it made old. */
export async function publish(
  db: Database,
  work: (tx: Database) => Promise<{ revision: PublishedRevision; tags: readonly PageTag[] }>,
): Promise<PublishedRevision> {
  const { revision, tags } = await db.transaction(work);
  purgePages(tags);
  return revision;
}

function assertAsShown(input: PublishInput, slug: string | null, content: RevisionContent): void {
  if (input.fingerprint !== undefined && input.fingerprint !== contentFingerprint(slug, content)) {
    throw new DomainError("publish_outdated");
  }
}

/** Throws `nothing_to_publish`, or `publish_blocked` with everything that stands in the way, unless nothing does. */
export function assertPublishable(blockers: readonly Blocker[]): void {
  if (isUpToDate(blockers)) throw new DomainError("nothing_to_publish");
  if (blockers.length > 0) throw new DomainError("publish_blocked", { blockers });
}

/**
 * Makes `text` the next revision of its locale and shows it to readers, for
 * whoever holds the article's lock and has passed the gate. Gives the pages to
 * forget, which the transaction has already named.
 */
export async function freezeRevision(
  actor: { readonly id: string },
  text: LockedArticle & { readonly locale: string; readonly content: RevisionContent },
  why: { readonly cause?: RevisionCause; readonly restoredNumber?: number },
  tx: Database,
): Promise<{ revision: PublishedRevision; tags: readonly PageTag[] }> {
  const { articleId, locale, content } = text;
  if (text.slug === null) throw new DomainError("publish_blocked");
  const [latest] = await tx
    .select({
      number: sql<number>`coalesce(max(${revisions.number}), 0)`,
      firstAt: sql<Date | null>`min(${revisions.createdAt})`.mapWith(revisions.createdAt),
    })
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), eq(revisions.locale, locale)));
  const number = (latest?.number ?? 0) + 1;
  const cause = why.cause ?? (number === 1 ? "publish" : "update");
  // The clock and not the transaction's start, which may lie before what this revision waited for and now holds.
  const now = sql`clock_timestamp()`;
  const [created] = await tx
    .insert(revisions)
    .values({
      articleId,
      locale,
      number,
      content,
      cause,
      restoredNumber: why.restoredNumber ?? null,
      createdBy: actor.id,
      createdAt: now,
    })
    .returning({ revisionId: revisions.id, at: revisions.createdAt });
  if (!created) throw new Error("the revision was not written");

  const { revisionId, at } = created;
  const live = { revisionId, publishedAt: at, publishedBy: actor.id };
  await tx
    .insert(publications)
    .values({ articleId, locale, ...live, firstPublishedAt: latest?.firstAt ?? at })
    .onConflictDoUpdate({ target: [publications.articleId, publications.locale], set: live });
  await tx.delete(withdrawals).where(and(eq(withdrawals.articleId, articleId), eq(withdrawals.locale, locale)));
  await recordEvent(
    actor,
    "publication.published",
    { articleId, locale, subject: revisionId, details: { number, cause } },
    tx,
  );
  return {
    revision: { articleId, locale, slug: text.slug, revisionId, number },
    tags: await forget(text.slug, tx),
  };
}

async function forget(slug: string | null, tx: Database): Promise<readonly PageTag[]> {
  const tags: PageTag[] = ["front", "corrections", ...(slug === null ? [] : [`article:${slug}` as const])];
  await invalidatePages(tags, tx);
  return tags;
}
