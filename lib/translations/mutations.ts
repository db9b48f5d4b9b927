import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segmentSuccessors } from "#lib/db/schema/articles.ts";
import { users } from "#lib/db/schema/people.ts";
import { unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { findDone, keepConflictCopy, recordDone, wrote } from "#lib/operations/mutations.ts";
import { type LockedUnit, lockUnit, type UnitRow, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";
import { mergeTargets } from "./merging.ts";
import { getLocalePair } from "./queries.ts";
import type { OtherWriter, SavedUnit, TargetSave, UnitConflict } from "./translation.ts";

type Translator = Authorized<"translation.write">;

/**
 * Stores what a translator has typed so far, as a draft. Never confirms: a
 * confirmed or reviewed unit becomes a draft when its text changes.
 *
 * When somebody else has changed other words since `version`, both changes
 * stand; when they touch, nothing is written, the text is kept as a conflict
 * copy, and `conflict` is thrown with `UnitConflict` as its details. A text for
 * a segment that was split or merged meanwhile goes to its successor.
 */
export async function saveTarget(actor: Translator, save: TargetSave, db: Database = database): Promise<SavedUnit> {
  return store(actor, save, "unit.saved", db);
}

/**
 * Stores a text and confirms it: the translator stands by exactly these words,
 * beside exactly the source they had before them. Ends a return. Throws
 * `unit_empty`, and `conflict` as `saveTarget` does, also where the changes
 * could be put together: nobody confirms words they have not seen.
 */
export async function confirmUnit(actor: Translator, save: TargetSave, db: Database = database): Promise<SavedUnit> {
  if (isBlank(save.target)) throw new DomainError("unit_empty");
  return store(actor, save, "unit.confirmed", db);
}

/**
 * Says of an out-of-date unit that its text holds beside the changed source as
 * well; its state stays. Throws `conflict` when the text is no longer the one
 * of `version`, `source_changed` when the source is no longer `madeFrom`.
 */
export async function keepUnit(
  actor: Translator,
  kept: { readonly articleId: string; readonly segmentId: string; readonly version: number; readonly madeFrom: string },
  db: Database = database,
): Promise<Pick<SavedUnit, "version" | "state" | "madeFrom">> {
  return db.transaction(async (tx) => {
    await getLocalePair({ articleId: kept.articleId, locale: actor.locale }, tx);
    const locked = await lockUnit({ ...kept, locale: actor.locale }, tx);
    const { unit } = locked;
    if (locked.retired || locked.sourceText !== kept.madeFrom) throw new DomainError("source_changed");
    if (locked.version !== kept.version)
      throw new DomainError("conflict", { ...(await describe(actor, locked, [], null, tx)) });
    if (isBlank(unit.target)) throw new DomainError("unit_empty");
    if (unit.madeFrom === kept.madeFrom) return { version: locked.version, state: unit.state, madeFrom: unit.madeFrom };

    const next = { ...unit, madeFrom: kept.madeFrom };
    const version = await writeUnit(locked, next, { actorId: actor.id, cause: "unit.kept" }, tx);
    await recordUnitEvent(actor, "unit.kept", locked, tx);
    return { version, state: next.state, madeFrom: next.madeFrom };
  });
}

type Cause = "unit.saved" | "unit.confirmed";

async function store(actor: Translator, save: TargetSave, asked: Cause, db: Database): Promise<SavedUnit> {
  const outcome = await db.transaction(async (tx) => {
    await getLocalePair({ articleId: save.articleId, locale: actor.locale }, tx);
    const named = await lockUnit({ ...pickRef(save), locale: actor.locale }, tx);
    const operation = { id: save.operationId, contents: [asked, actor.locale, save] };
    const done = await findDone<SavedUnit>(actor, operation, tx);
    if (done) return { saved: done };

    const locked = named.retired ? await lockSuccessor(named, tx) : named;
    const moved = locked !== named;
    const cause = moved ? "unit.saved" : asked;
    const target = await reconcile(actor, save, locked, cause, tx);
    if (!target) {
      const conflict = await describe(actor, locked, save.base, moved ? locked.segmentId : null, tx);
      await keepConflictCopy(
        actor,
        { ...pickRef(save), operationId: save.operationId, locale: actor.locale, mine: save.target },
        tx,
      );
      return { conflict };
    }

    const next =
      cause === "unit.saved" ? drafted(actor, save, locked, target.runs) : confirmed(actor, save, locked, target);
    const version = next ? await write(actor, locked, next, cause, tx) : locked.version;
    const unit = next ?? locked.unit;
    const saved: SavedUnit = {
      version,
      savedAt: new Date().toISOString(),
      state: unit.state,
      madeFrom: unit.madeFrom,
      merged: target.merged ? { target: unit.target, by: await findWriter(actor, locked.unit, tx) } : null,
      movedTo: moved ? locked.segmentId : null,
      outdated: moved || locked.retired || target.foreign || locked.sourceText !== save.madeFrom,
    };
    await recordDone(actor, operation, target.merged ? {} : tracesOf(save, locked, version), saved, tx);
    return { saved };
  });
  // Thrown here, not inside: the conflict copy must stay.
  if (outcome.conflict) throw new DomainError("conflict", outcome.conflict);
  return outcome.saved;
}

/** `merged`: it holds somebody else's words as well; `foreign`: something happened to the unit that the translator has not seen. */
type Reconciled = { readonly runs: readonly Run[]; readonly merged: boolean; readonly foreign: boolean };

/** The text to write, or null when two people's changes touch. */
async function reconcile(
  actor: Translator,
  save: TargetSave,
  locked: LockedUnit,
  cause: Cause,
  tx: Database,
): Promise<Reconciled | null> {
  const mine = { runs: save.target, merged: false, foreign: false };
  if (locked.segmentId === save.segmentId) {
    if (locked.version === save.version) return mine;
    if (await wrote(actor, tracesOf(save, locked, locked.version), tx)) return mine;
  }
  const theirs = locked.unit.target;
  if (sameRuns(theirs, save.target) || sameRuns(theirs, save.base)) return { ...mine, foreign: true };
  if (cause === "unit.confirmed") return null;
  const runs = mergeTargets(save.base, theirs, save.target, locked.locale);
  return runs && { runs, merged: true, foreign: true };
}

/** The unit with an unconfirmed text, or null when the text is the one it has. A new text is made from the source its translator saw; a changed one stays out of date until somebody confirms it. */
function drafted(actor: Translator, save: TargetSave, locked: LockedUnit, target: readonly Run[]): UnitRow | null {
  const { unit } = locked;
  const runs = isBlank(target) ? [] : target;
  if (sameRuns(unit.target, runs)) return null;
  return {
    ...unit,
    target: runs,
    state: runs.length === 0 ? "initial" : "draft",
    confirmedBy: null,
    confirmedAt: null,
    ...authorship(actor, save, unit, runs),
  };
}

/** The unit as confirmed, or null when it already stands like this. A return that the translator has not seen stays. */
function confirmed(actor: Translator, save: TargetSave, locked: LockedUnit, target: Reconciled): UnitRow | null {
  const { unit } = locked;
  const same = sameRuns(unit.target, target.runs);
  const returned = target.foreign ? unit : { returnReason: null, returnedBy: null, returnedAt: null };
  const standing = unit.state === "translated" || unit.state === "reviewed";
  if (same && standing && unit.madeFrom === save.madeFrom && unit.returnReason === returned.returnReason) return null;
  return {
    ...unit,
    target: target.runs,
    state: "translated",
    confirmedBy: actor.id,
    confirmedAt: new Date(),
    returnReason: returned.returnReason,
    returnedBy: returned.returnedBy,
    returnedAt: returned.returnedAt,
    ...(same ? {} : authorship(actor, save, unit, target.runs)),
    madeFrom: save.madeFrom,
  };
}

function authorship(
  actor: Translator,
  save: TargetSave,
  unit: UnitRow,
  target: readonly Run[],
): Pick<UnitRow, "writtenBy" | "madeFrom" | "origin" | "produced"> {
  const begun = !isBlank(unit.target);
  const kept = begun ? { origin: unit.origin, produced: unit.produced } : null;
  const beginning = isBlank(target) ? null : (save.began ?? kept);
  return {
    writtenBy: actor.id,
    madeFrom: begun ? unit.madeFrom : save.madeFrom,
    ...(beginning ?? { origin: "human", produced: null }),
  };
}

async function write(
  actor: Translator,
  locked: LockedUnit,
  next: UnitRow,
  cause: Cause,
  tx: Database,
): Promise<number> {
  const sitting = cause === "unit.saved" && (await isSitting(actor, locked, next, tx));
  const version = await writeUnit(locked, next, { actorId: actor.id, cause }, tx);
  if (!sitting) await recordUnitEvent(actor, cause, locked, tx);
  return version;
}

/** Whether the history takes this save for part of the last one. */
async function isSitting(actor: Translator, locked: LockedUnit, next: UnitRow, tx: Database): Promise<boolean> {
  const [last] = await tx
    .select({ version: unitVersions.version })
    .from(unitVersions)
    .where(
      and(
        eq(unitVersions.segmentId, locked.segmentId),
        eq(unitVersions.locale, locked.locale),
        eq(unitVersions.version, locked.version),
        eq(unitVersions.cause, "unit.saved"),
        eq(unitVersions.state, next.state),
        eq(unitVersions.savedBy, actor.id),
        sql`${unitVersions.savedAt} > now() - interval '10 minutes'`,
      ),
    );
  return last !== undefined;
}

/** The live segment that holds the text of a retired one now; itself when its sentence was deleted. */
async function lockSuccessor(retired: LockedUnit, tx: Database): Promise<LockedUnit> {
  let locked = retired;
  while (locked.retired) {
    // A split or merge brings every text it finds to the first of the successors.
    const [successor] = await tx
      .select({ segmentId: segmentSuccessors.successorId })
      .from(segmentSuccessors)
      .where(eq(segmentSuccessors.segmentId, locked.segmentId))
      .orderBy(asc(segmentSuccessors.position))
      .limit(1);
    if (!successor) return retired;
    locked = await lockUnit({ articleId: retired.articleId, locale: retired.locale, ...successor }, tx);
  }
  return locked;
}

async function describe(
  actor: Translator,
  locked: LockedUnit,
  base: readonly Run[],
  movedTo: string | null,
  tx: Database,
): Promise<UnitConflict> {
  const by = await findWriter(actor, locked.unit, tx);
  return { segmentId: locked.segmentId, movedTo, base, theirs: locked.unit.target, version: locked.version, by };
}

async function findWriter(actor: Translator, unit: UnitRow, tx: Database): Promise<OtherWriter | null> {
  if (unit.writtenBy === null) return null;
  const [writer] = await tx.select({ name: users.name }).from(users).where(eq(users.id, unit.writtenBy));
  return writer ? { name: writer.name, self: unit.writtenBy === actor.id } : null;
}

async function recordUnitEvent(
  actor: Translator,
  kind: Cause | "unit.kept",
  locked: LockedUnit,
  tx: Database,
): Promise<void> {
  await recordEvent(actor, kind, { articleId: locked.articleId, locale: locked.locale, subject: locked.segmentId }, tx);
}

/** What a tab leaves behind where it wrote, to know it again. */
function tracesOf(save: TargetSave, locked: LockedUnit, version: number) {
  return { segmentId: locked.segmentId, locale: locked.locale, version, tab: save.tab };
}

function pickRef({ articleId, segmentId }: TargetSave): { articleId: string; segmentId: string } {
  return { articleId, segmentId };
}

function isBlank(runs: readonly Run[]): boolean {
  return plainText(runs).trim() === "";
}
