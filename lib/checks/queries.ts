import "server-only";
import { eq } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { checkSeverities } from "#lib/db/schema/checks.ts";
import type { Severities } from "./severity.ts";

/** What the newsroom has set for its checks in a target locale. */
export async function getSeverities(locale: string, db: Database = database): Promise<Severities> {
  const rows = await db
    .select({ check: checkSeverities.checkName, level: checkSeverities.level })
    .from(checkSeverities)
    .where(eq(checkSeverities.locale, locale))
    .orderBy(checkSeverities.checkName);
  return Object.fromEntries(rows.map(({ check, level }) => [check, level]));
}
