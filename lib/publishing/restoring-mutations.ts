import "server-only";
import { and, asc, eq, notInArray } from "drizzle-orm";
import { replaceSource } from "#lib/articles/replacing-mutations.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { revisions } from "#lib/db/schema/publishing.ts";
import { unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { type LockedUnit, lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, sameRuns } from "#lib/text/runs.ts";
import { findOriginalBlockers, findTranslationBlockers } from "./blockers.ts";
import { originalContent, translationContent } from "./candidate.ts";
import { getOriginalCandidate, getTranslationCandidate } from "./candidate-queries.ts";
import { listSegments } from "./content.ts";
import { assertPublishable, freezeRevision, lockArticle, type PublishedRevision, publish } from "./mutations.ts";
import { draftOf, formerIds } from "./restoring.ts";
import type { RevisionContent, RevisionSegment } from "./revision.ts";

type Former = { readonly articleId: string; readonly number: number };

/**
 * Makes a former revision of the original the working text again and publishes
 * it as the next revision. What it takes the place of stays in the history.
 *
 * Passes the gate of every publication: throws what `publishOriginal` does, and
 * then nothing has changed.
 */
export async function restoreOriginal(
  writer: Authorized<"article.write">,
  publisher: Authorized<"article.publish">,
  { articleId, number }: Former,
  db: Database = database,
): Promise<PublishedRevision> {
  return publish(db, async (tx) => {
    const article = await lockArticle(articleId, tx);
    const former = await getFormer({ articleId, number, locale: article.sourceLocale }, tx);
    await replaceSource(writer, { articleId, blocks: draftOf(former), former: formerIds(former) }, tx);
    const candidate = await getOriginalCandidate(articleId, tx);
    assertPublishable(findOriginalBlockers(candidate));
    const text = { ...article, locale: article.sourceLocale, content: originalContent(candidate) };
    return freezeRevision(publisher, text, { cause: "restore", restoredNumber: number }, tx);
  });
}

/**
 * Makes a former revision of the translation into the actor's locale the
 * working text again and publishes it as the next revision. Its sentences count
 * as reviewed: they were when they were published. Sentences that the original
 * has got since keep their working text.
 *
 * Passes the gate of every publication: throws what `publishTranslation` does
 * (a sentence whose original has changed since is `stale`), and then nothing
 * has changed.
 */
export async function restoreTranslation(
  actor: Authorized<"translation.publish">,
  { articleId, number }: Former,
  db: Database = database,
): Promise<PublishedRevision> {
  const { locale } = actor;
  return publish(db, async (tx) => {
    const article = await lockArticle(articleId, tx);
    const former = await getFormer({ articleId, number, locale }, tx);
    const { original } = await getTranslationCandidate({ articleId, locale }, tx);
    const wanted = new Set(listSegments(original).map((segment) => segment.id));
    const restored = listSegments(former).filter((segment) => wanted.has(segment.id));
    for (const segment of restored.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      await restoreUnit(actor, articleId, segment, tx);
    }
    const candidate = await getTranslationCandidate({ articleId, locale }, tx);
    assertPublishable(findTranslationBlockers(candidate));
    const text = { ...article, locale, content: translationContent(candidate) };
    return freezeRevision(actor, text, { cause: "restore", restoredNumber: number }, tx);
  });
}

async function getFormer(ref: Former & { readonly locale: string }, tx: Database): Promise<RevisionContent> {
  const [revision] = await tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(
      and(eq(revisions.articleId, ref.articleId), eq(revisions.locale, ref.locale), eq(revisions.number, ref.number)),
    );
  if (!revision) throw new DomainError("not_found");
  return revision.content;
}

async function restoreUnit(
  actor: Authorized<"translation.publish">,
  articleId: string,
  segment: RevisionSegment,
  tx: Database,
): Promise<void> {
  const locked = await lockUnit({ articleId, segmentId: segment.id, locale: actor.locale }, tx);
  const { unit } = locked;
  const madeFrom = segment.madeFrom ?? plainText(segment.text);
  const same = sameRuns(unit.target, segment.text);
  if (same && unit.madeFrom === madeFrom && unit.state === "reviewed" && unit.returnReason === null) return;
  const next: UnitRow = {
    ...unit,
    ...(same ? {} : await findAuthorship(locked, segment, tx)),
    target: segment.text,
    madeFrom,
    state: "reviewed",
    reviewedTarget: segment.text,
    reviewedBy: actor.id,
    reviewedAt: new Date(),
    returnReason: null,
    returnedBy: null,
    returnedAt: null,
  };
  await writeUnit(locked, next, { actorId: actor.id, cause: "unit.restored" }, tx);
}

/** Whose words these are: of the first who saved exactly them, reviewers apart, who leave the credit where it was. */
async function findAuthorship(
  { segmentId, locale, unit }: LockedUnit,
  { text }: RevisionSegment,
  tx: Database,
): Promise<Pick<UnitRow, "writtenBy" | "origin" | "produced">> {
  const [first] = await tx
    .select({ writtenBy: unitVersions.savedBy, origin: unitVersions.origin, produced: unitVersions.produced })
    .from(unitVersions)
    .where(
      and(
        eq(unitVersions.segmentId, segmentId),
        eq(unitVersions.locale, locale),
        eq(unitVersions.target, [...text]),
        notInArray(unitVersions.cause, ["unit.approved", "unit.restored"]),
      ),
    )
    .orderBy(asc(unitVersions.version))
    .limit(1);
  return first ?? { writtenBy: unit.writtenBy, origin: unit.origin, produced: unit.produced };
}
