import "server-only";
import { createHmac } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { attempts } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import type { Limit } from "./limit.ts";

/**
 * Counts one attempt of `whom` (an account, an address) against `limit`.
 * Throws `too_many_attempts` with the `minutes` to wait when it was one too
 * many. Call it outside the transaction of what is attempted: a failure must
 * not take the count back.
 */
export async function countAttempt(limit: Limit, whom: string, db: Database = database): Promise<void> {
  const over = sql`${attempts.resetAt} <= now()`;
  const end = sql`now() + make_interval(mins => ${limit.minutes})`;
  const [row] = await db
    .insert(attempts)
    .values({ key: keyOf(limit, whom), count: 1, resetAt: end })
    .onConflictDoUpdate({
      target: attempts.key,
      set: {
        count: sql`case when ${over} then 1 else ${attempts.count} + 1 end`,
        resetAt: sql`case when ${over} then ${end} else ${attempts.resetAt} end`,
      },
    })
    .returning({
      count: attempts.count,
      minutes: sql<number>`ceil(extract(epoch from ${attempts.resetAt} - now()) / 60)::int`,
    });
  if (row && row.count > limit.count) throw new DomainError("too_many_attempts", { minutes: row.minutes });
}

/** Takes one counted attempt back: it turned out to be an honest one. */
export async function forgiveAttempt(limit: Limit, whom: string, db: Database = database): Promise<void> {
  await db
    .update(attempts)
    .set({ count: sql`greatest(${attempts.count} - 1, 0)` })
    .where(eq(attempts.key, keyOf(limit, whom)));
}

/** Forgets every attempt of `whom` against `limit`. */
export async function forgetAttempts(limit: Limit, whom: string, db: Database = database): Promise<void> {
  await db.delete(attempts).where(eq(attempts.key, keyOf(limit, whom)));
}

// Keyed, because an address or an e-mail is guessed from a plain hash in no time.
function keyOf(limit: Limit, whom: string): string {
  const hash = createHmac("sha256", process.env["AUTH_SECRET"] ?? "")
    .update(whom)
    .digest("base64url");
  return `${limit.name}:${hash}`;
}
