import "server-only";
import { eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { checkSeverities } from "#lib/db/schema/checks.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { getSeverities } from "./queries.ts";
import { type Severities, settableChecks } from "./severity.ts";

/**
 * Sets how grave each check's finds are in a target locale, for everybody and at
 * once. Throws `settings_outdated` when what was `seen` is no longer what is set,
 * `not_found` for a locale that is none of the newsroom's.
 */
export async function setSeverities(
  actor: Authorized<"newsroom.configure">,
  { locale, seen, wanted }: { readonly locale: string; readonly seen: Severities; readonly wanted: Severities },
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    // Two administrators queue for the newsroom's one row.
    const [settings] = await tx.select({ locales: newsroom.locales }).from(newsroom).for("update");
    if (!(settings?.locales ?? initialNewsroom.locales).includes(locale)) throw new DomainError("not_found");
    const before = await getSeverities(locale, tx);
    const changed = settableChecks.filter((check) => before[check] !== wanted[check]);
    if (settableChecks.some((check) => before[check] !== seen[check])) throw new DomainError("settings_outdated");
    if (changed.length === 0) return;

    await tx.delete(checkSeverities).where(eq(checkSeverities.locale, locale));
    const rows = settableChecks.flatMap((checkName) => {
      const level = wanted[checkName];
      return level === undefined ? [] : [{ locale, checkName, level }];
    });
    if (rows.length > 0) await tx.insert(checkSeverities).values(rows);
    const details = Object.fromEntries(changed.map((check) => [check, wanted[check] ?? "usual"]));
    await recordEvent(actor, "checks.configured", { locale, details }, tx);
  });
}
