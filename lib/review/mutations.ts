import "server-only";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { decidesOnOwn } from "#lib/auth/own-work.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import type { Severities } from "#lib/checks/severity.ts";
import { parseEdited } from "#lib/corrections/edited.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { unitVersions, waivers } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import type { EventKind } from "#lib/events/event.ts";
import { recordEvent } from "#lib/events/record.ts";
import { type LocalePair, listTermsIn } from "#lib/glossary/queries.ts";
import type { Term } from "#lib/glossary/term.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { type LockedUnit, lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { getLocalePair } from "#lib/translations/queries.ts";
import { assertReturnable, assertReviewable, authorsOf } from "./review.ts";

type Reviewer = Authorized<"unit.review">;

/** A unit at the version somebody had before them, or was given. */
export type UnitVersion = { readonly segmentId: string; readonly version: number };

type Units = { readonly articleId: string; readonly units: readonly UnitVersion[] };

/**
 * Approves units exactly as the reviewer saw them: all of them or none. Gives
 * their new versions, for `undoReview`.
 *
 * Throws what `assertReviewable` does, `conflict` when a text is no longer the
 * one of its version, and `own_translation`; each with the `segmentId`.
 */
export async function approveUnits(actor: Reviewer, input: Units, db: Database = database): Promise<UnitVersion[]> {
  return decide(actor, input, "unit.approved", db, async (locked, context) => {
    assertReviewable({ ...locked.unit, source: locked.source, sourceText: locked.sourceText, ...context });
    await assertOthersWork(actor, locked, context);
    return { next: approved(actor, locked.unit, locked.unit.target) };
  });
}

/**
 * Approves a unit with the reviewer's wording in place of the translator's.
 * `text` has tokens for marks, as `encodeTokens(target, source)` writes them.
 * The translator stays the one who wrote it; the history says who changed what.
 * The new text passes what `approveUnits` asks. Throws as it and `parseEdited` do.
 */
export async function approveWithEdits(
  actor: Reviewer,
  input: { readonly articleId: string; readonly unit: UnitVersion; readonly text: string },
  db: Database = database,
): Promise<UnitVersion[]> {
  const units = { articleId: input.articleId, units: [input.unit] };
  return decide(actor, units, "unit.approved", db, async (locked, context) => {
    const target = parseEdited(input.text, locked.source, locked.unit.target);
    assertReviewable({ ...locked.unit, target, source: locked.source, sourceText: locked.sourceText, ...context });
    await assertOthersWork(actor, locked, context);
    return { next: approved(actor, locked.unit, target) };
  });
}

/** Sends units back to their translator, who reads the reason: all of them or none. Throws what `assertReturnable` does, and `conflict`. */
export async function returnUnits(
  actor: Reviewer,
  input: Units & { readonly reason: string },
  db: Database = database,
): Promise<UnitVersion[]> {
  const reason = input.reason.trim();
  return decide(actor, input, "unit.returned", db, async ({ unit }) => {
    assertReturnable(unit, reason);
    const returned = { returnReason: reason, returnedBy: actor.id, returnedAt: new Date() };
    return { next: { ...unit, ...returned, state: "draft" }, reason };
  });
}

/**
 * Takes back what the reviewer decided within the last minute: each unit is as
 * it was before. Throws `conflict` when somebody has touched one since.
 */
export async function undoReview(actor: Reviewer, input: Units, db: Database = database): Promise<UnitVersion[]> {
  return decide(actor, input, "unit.review_undone", db, async (locked, { tx }) => ({
    next: await findUndecided(actor, locked, tx),
  }));
}

type Context = {
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly terms: readonly Term[];
  readonly severities: Severities;
  readonly waivers: readonly { readonly check: string; readonly fingerprint: string }[];
  readonly newsroom: Newsroom;
  readonly tx: Database;
};

type Decision = { readonly next: UnitRow; readonly reason?: string };

async function decide(
  actor: Reviewer,
  input: Units,
  cause: Extract<EventKind, "unit.approved" | "unit.returned" | "unit.review_undone">,
  db: Database,
  judge: (locked: LockedUnit, context: Context) => Promise<Decision>,
): Promise<UnitVersion[]> {
  const { articleId } = input;
  return db.transaction(async (tx) => {
    const locales = await getLocalePair({ articleId, locale: actor.locale }, tx);
    const newsroom = await getNewsroom(tx);
    const given = await findWaivers(input.units, actor.locale, tx);
    const terms = await findTermsOf(input.units, locales, tx);
    const severities = await getSeverities(actor.locale, tx);
    const decided: UnitVersion[] = [];
    // In the order of their ids, so that two reviewers at once cannot wait for each other.
    for (const { segmentId, version } of input.units.toSorted((a, b) => (a.segmentId < b.segmentId ? -1 : 1))) {
      const locked = await lockUnit({ articleId, segmentId, locale: actor.locale }, tx);
      const own = given.filter((waiver) => waiver.segmentId === segmentId);
      const { next, reason } = await named(segmentId, async () => {
        if (locked.retired || locked.version !== version) throw new DomainError("conflict");
        return judge(locked, { ...locales, terms, severities, waivers: own, newsroom, tx });
      });
      const about = { actorId: actor.id, cause, ...(reason !== undefined && { reason }) };
      decided.push({ segmentId, version: await writeUnit(locked, next, about, tx) });
      const details = reason === undefined ? {} : { reason };
      await recordEvent(actor, cause, { articleId, locale: actor.locale, subject: segmentId, details }, tx);
    }
    return decided;
  });
}

/** The terms that the units' sources mention. */
async function findTermsOf(units: readonly UnitVersion[], locales: LocalePair, tx: Database): Promise<Term[]> {
  const ids = units.map(({ segmentId }) => segmentId);
  const rows = await tx.select({ source: segments.source }).from(segments).where(inArray(segments.id, ids));
  return listTermsIn(
    locales,
    rows.map(({ source }) => plainText(source)),
    tx,
  );
}

/** Says of a refusal which sentence it is about. */
async function named<T>(segmentId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DomainError ? new DomainError(error.code, { ...error.details, segmentId }) : error;
  }
}

async function assertOthersWork(actor: Reviewer, locked: LockedUnit, { newsroom, tx }: Context): Promise<void> {
  if (!decidesOnOwn(actor, authorsOf(locked.unit), newsroom, "own_translation")) return;
  const { articleId, locale, segmentId } = locked;
  const details = { decision: "unit.approved" };
  await recordEvent(actor, "own_work.allowed", { articleId, locale, subject: segmentId, details }, tx);
}

function approved(actor: Reviewer, unit: UnitRow, target: readonly Run[]): UnitRow {
  const review = { reviewedTarget: target, reviewedBy: actor.id, reviewedAt: new Date() };
  return { ...unit, ...review, target, state: "reviewed" };
}

/** The unit as it was before the actor's decision, which must be the last thing that happened to it. */
async function findUndecided(
  actor: Reviewer,
  { segmentId, locale, unit, version }: LockedUnit,
  tx: Database,
): Promise<UnitRow> {
  const key = and(eq(unitVersions.segmentId, segmentId), eq(unitVersions.locale, locale));
  const [decision] = await tx
    .select({ cause: unitVersions.cause })
    .from(unitVersions)
    .where(
      and(
        key,
        eq(unitVersions.version, version),
        eq(unitVersions.savedBy, actor.id),
        inArray(unitVersions.cause, ["unit.approved", "unit.returned"]),
        sql`${unitVersions.savedAt} > now() - interval '1 minute'`,
      ),
    );
  const [before] = await tx
    .select({
      target: unitVersions.target,
      state: unitVersions.state,
      origin: unitVersions.origin,
      produced: unitVersions.produced,
    })
    .from(unitVersions)
    .where(and(key, lt(unitVersions.version, version)))
    .orderBy(desc(unitVersions.version))
    .limit(1);
  if (!decision || !before) throw new DomainError("conflict");
  if (decision.cause === "unit.returned") {
    return { ...unit, state: before.state, returnReason: null, returnedBy: null, returnedAt: null };
  }
  const [review] = await tx
    .select({
      reviewedTarget: unitVersions.target,
      reviewedBy: unitVersions.savedBy,
      reviewedAt: unitVersions.savedAt,
    })
    .from(unitVersions)
    .where(
      and(
        key,
        lt(unitVersions.version, version),
        eq(unitVersions.state, "reviewed"),
        inArray(unitVersions.cause, ["unit.approved", "unit.corrected", "unit.restored"]),
      ),
    )
    .orderBy(desc(unitVersions.version))
    .limit(1);
  return { ...unit, ...(review ?? { reviewedTarget: null, reviewedBy: null, reviewedAt: null }), ...before };
}

async function findWaivers(units: readonly UnitVersion[], locale: string, tx: Database) {
  const segmentIds = units.map((unit) => unit.segmentId);
  return tx
    .select({ segmentId: waivers.segmentId, check: waivers.checkName, fingerprint: waivers.fingerprint })
    .from(waivers)
    .where(and(inArray(waivers.segmentId, segmentIds), eq(waivers.locale, locale)));
}
