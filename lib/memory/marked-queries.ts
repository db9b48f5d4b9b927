import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { units } from "#lib/db/schema/translations.ts";
import { isMarked, plainText, type Run } from "#lib/text/runs.ts";
import { fitMarks } from "./fitting-marks.ts";
import { normalizeEntry } from "./memory.ts";

/** An entry's target, for a source of the same words with marks of its own. `segmentId`: where the entry stands reviewed. */
type Unmarked = { readonly segmentId: string | null; readonly target: string; readonly source: readonly Run[] };

/**
 * Targets with the marks they were approved with, as far as these fit the source
 * at hand (`fitMarks`); null where they do not and where the entry has none. In
 * the order of `entries`. An entry is there exactly while its unit stands
 * reviewed, so that the unit has its marks.
 */
export async function bringMarks(
  entries: readonly Unmarked[],
  locale: string,
  db: Database,
): Promise<(readonly Run[] | null)[]> {
  const segmentIds = entries.flatMap(({ segmentId, source }) => (source.some(isMarked) ? (segmentId ?? []) : []));
  if (segmentIds.length === 0) return entries.map(() => null);
  const rows = await db
    .select({ segmentId: units.segmentId, target: units.target })
    .from(units)
    .where(and(inArray(units.segmentId, segmentIds), eq(units.locale, locale), eq(units.state, "reviewed")));
  const targets = new Map(rows.map(({ segmentId, target }) => [segmentId, target]));
  return entries.map(({ segmentId, target, source }) => {
    const runs = segmentId === null ? undefined : targets.get(segmentId);
    return runs && normalizeEntry(plainText(runs)) === target ? fitMarks(runs, source) : null;
  });
}
