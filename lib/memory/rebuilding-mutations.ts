import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { units } from "#lib/db/schema/translations.ts";
import { lockUnit } from "#lib/segments/mutations.ts";
import { followUnit } from "./mutations.ts";

const batch = 100;

/**
 * Works out the entries of all reviewed units anew, as the approvals put them
 * in: for units from before there was a memory, and after what a token is has
 * changed. People may go on working. Pairs from files stay as they are. Gives
 * how many units it has looked at.
 */
export async function rebuildMemory(_operator: Operator, db: Database = database): Promise<number> {
  let count = 0;
  let after = { segmentId: "", locale: "" };
  for (;;) {
    const rows = await db
      .select({ articleId: segments.articleId, segmentId: units.segmentId, locale: units.locale })
      .from(units)
      .innerJoin(segments, eq(segments.id, units.segmentId))
      .where(
        and(
          eq(units.state, "reviewed"),
          sql`(${units.segmentId}, ${units.locale}) > (${after.segmentId}, ${after.locale})`,
        ),
      )
      .orderBy(asc(units.segmentId), asc(units.locale))
      .limit(batch);
    const last = rows.at(-1);
    if (!last) return count;
    await db.transaction(async (tx) => {
      for (const ref of rows) {
        const { unit } = await lockUnit(ref, tx);
        await followUnit({ ...unit, ...ref }, tx);
      }
    });
    count += rows.length;
    after = last;
  }
}
