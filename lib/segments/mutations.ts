import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import type { EventKind } from "#lib/events/event.ts";
import { followUnit } from "#lib/memory/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { Unit } from "./unit.ts";

/** A unit as its row says, and what stands beside it. `version` 0: there is no row yet. */
export type LockedUnit = {
  readonly segmentId: string;
  readonly articleId: string;
  readonly locale: string;
  readonly retired: boolean;
  readonly source: readonly Run[];
  readonly sourceText: string;
  readonly unit: UnitRow;
  readonly version: number;
};

/** A unit with everything its row keeps of who did what. */
export type UnitRow = Unit & {
  /** The text its origin first gave; null where a person wrote it. */
  readonly produced: readonly Run[] | null;
  readonly writtenBy: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly reviewedTarget: readonly Run[] | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
  readonly returnedBy: string | null;
  readonly returnedAt: Date | null;
};

/**
 * Locks a segment in one target locale until the transaction ends, whether or
 * not somebody has begun to translate it. Throws `not_found` for a segment that
 * is not of the article. Lock several in the order of their ids.
 */
export async function lockUnit(
  ref: { readonly articleId: string; readonly segmentId: string; readonly locale: string },
  tx: Database,
): Promise<LockedUnit> {
  // The segment's row stands for the unit that may not exist yet. KEY SHARE, which a new unit takes, is compatible.
  const [segment] = await tx
    .select({ source: segments.source, retiredAt: segments.retiredAt })
    .from(segments)
    .where(and(eq(segments.id, ref.segmentId), eq(segments.articleId, ref.articleId)))
    .for("no key update");
  if (!segment) throw new DomainError("not_found");

  const [row] = await tx
    .select()
    .from(units)
    .where(and(eq(units.segmentId, ref.segmentId), eq(units.locale, ref.locale)));
  const sourceText = plainText(segment.source);
  return {
    ...ref,
    retired: segment.retiredAt !== null,
    source: segment.source,
    sourceText,
    unit: row ?? emptyUnit(sourceText),
    version: row?.version ?? 0,
  };
}

/**
 * Writes a locked unit and its history, and gives its new version. Saves of one
 * person in one sitting (ten minutes, same state) are one entry of the history;
 * every change of state, person or cause is its own. The memory has the unit
 * exactly while it stands reviewed.
 */
export async function writeUnit(
  locked: Pick<LockedUnit, "articleId" | "segmentId" | "locale" | "unit" | "version">,
  next: UnitRow,
  about: { readonly actorId: string | null; readonly cause: EventKind; readonly reason?: string },
  tx: Database,
): Promise<number> {
  const version = locked.version + 1;
  const row = { ...pickUnit(next), version, updatedAt: sql`now()` };
  await tx
    .insert(units)
    .values({ segmentId: locked.segmentId, locale: locked.locale, ...row })
    .onConflictDoUpdate({ target: [units.segmentId, units.locale], set: row });

  const key = and(eq(unitVersions.segmentId, locked.segmentId), eq(unitVersions.locale, locked.locale));
  if (about.cause === "unit.saved") {
    await tx
      .delete(unitVersions)
      .where(
        and(
          key,
          eq(unitVersions.version, locked.version),
          eq(unitVersions.cause, "unit.saved"),
          eq(unitVersions.state, next.state),
          sql`${unitVersions.savedBy} is not distinct from ${about.actorId}`,
          sql`${unitVersions.savedAt} > now() - interval '10 minutes'`,
        ),
      );
  }
  await tx.insert(unitVersions).values({
    segmentId: locked.segmentId,
    locale: locked.locale,
    version,
    target: [...next.target],
    madeFrom: next.madeFrom,
    state: next.state,
    origin: next.origin,
    produced: next.produced && [...next.produced],
    cause: about.cause,
    reason: about.reason ?? null,
    savedBy: about.actorId,
  });
  if (locked.unit.state === "reviewed" || next.state === "reviewed") {
    const { articleId, segmentId, locale } = locked;
    await followUnit({ ...next, articleId, segmentId, locale }, tx);
  }
  return version;
}

/** Writes units that nobody has begun, many in one go, with the beginning of their history. The caller holds the locks of their segments. */
export async function addUnits(
  locale: string,
  added: readonly { readonly segmentId: string; readonly unit: UnitRow }[],
  about: { readonly actorId: string | null; readonly cause: EventKind },
  tx: Database,
): Promise<void> {
  // A query has room for 65,535 parameters; a book has more sentences.
  for (let from = 0; from < added.length; from += 1_000) {
    await addSome(locale, added.slice(from, from + 1_000), about, tx);
  }
}

async function addSome(
  locale: string,
  added: Parameters<typeof addUnits>[1],
  about: Parameters<typeof addUnits>[2],
  tx: Database,
): Promise<void> {
  await tx.insert(units).values(added.map(({ segmentId, unit }) => ({ segmentId, locale, ...pickUnit(unit) })));
  await tx.insert(unitVersions).values(
    added.map(({ segmentId, unit: { target, madeFrom, state, origin, produced } }) => ({
      ...{ segmentId, locale, version: 1, target: [...target], madeFrom, state, origin },
      produced: produced && [...produced],
      cause: about.cause,
      savedBy: about.actorId,
    })),
  );
}

/** The unit of a segment that nobody has begun to translate. */
export function emptyUnit(sourceText: string): UnitRow {
  return {
    target: [],
    madeFrom: sourceText,
    state: "initial",
    origin: "human",
    produced: null,
    returnReason: null,
    writtenBy: null,
    confirmedBy: null,
    confirmedAt: null,
    reviewedTarget: null,
    reviewedBy: null,
    reviewedAt: null,
    returnedBy: null,
    returnedAt: null,
  };
}

function pickUnit(unit: UnitRow) {
  return {
    target: [...unit.target],
    madeFrom: unit.madeFrom,
    state: unit.state,
    origin: unit.origin,
    produced: unit.produced && [...unit.produced],
    returnReason: unit.returnReason,
    writtenBy: unit.writtenBy,
    confirmedBy: unit.confirmedBy,
    confirmedAt: unit.confirmedAt,
    reviewedTarget: unit.reviewedTarget && [...unit.reviewedTarget],
    reviewedBy: unit.reviewedBy,
    reviewedAt: unit.reviewedAt,
    returnedBy: unit.returnedBy,
    returnedAt: unit.returnedAt,
  };
}
