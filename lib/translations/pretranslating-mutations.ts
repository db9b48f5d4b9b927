import "server-only";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { recordEvent } from "#lib/events/record.ts";
import { lockUnit, writeUnit } from "#lib/segments/mutations.ts";
import { listPrepared } from "./pretranslating-queries.ts";

/**
 * Fills every untranslated sentence of an article, whose very text the memory
 * has, with the target that was approved for it: drafts, whose origin is the
 * memory, for a translator to confirm. Nothing that anybody has written is
 * touched. Gives how many it has filled. Throws `not_found`.
 */
export async function pretranslate(
  actor: Authorized<"translation.pretranslate">,
  { articleId }: { readonly articleId: string },
  db: Database = database,
): Promise<number> {
  const { locale } = actor;
  return db.transaction(async (tx) => {
    let filled = 0;
    // In the order of their ids, so that two people at once cannot wait for each other.
    for (const { segmentId, source, target } of await listPrepared(actor, { articleId }, tx)) {
      const locked = await lockUnit({ articleId, segmentId, locale }, tx);
      // Between the look and the lock somebody may have written something.
      if (locked.retired || locked.unit.state !== "initial" || locked.sourceText !== source) continue;
      const draft = { target: [...target], produced: [...target], origin: "memory", state: "draft" } as const;
      const next = { ...locked.unit, ...draft, madeFrom: source, writtenBy: actor.id };
      await writeUnit(locked, next, { actorId: actor.id, cause: "unit.pretranslated" }, tx);
      await recordEvent(actor, "unit.pretranslated", { articleId, locale, subject: segmentId }, tx);
      filled += 1;
    }
    return filled;
  });
}
