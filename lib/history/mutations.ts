import "server-only";
import { and, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { unitVersions } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { lockUnit, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, sameRuns } from "#lib/text/runs.ts";
import { getLocalePair } from "#lib/translations/queries.ts";

/**
 * Makes a former target of a sentence its target again, as a draft: somebody
 * has to confirm it, and somebody else to approve it. It keeps the source it
 * was made from, so it is out of date where that has changed.
 *
 * `version`: of the unit that the translator has before them; another one is a
 * `conflict`. Throws `not_found` for a former version that does not exist.
 */
export async function restoreTarget(
  actor: Authorized<"translation.write">,
  input: {
    readonly articleId: string;
    readonly segmentId: string;
    readonly version: number;
    readonly restored: number;
  },
  db: Database = database,
): Promise<void> {
  const { articleId, segmentId } = input;
  const ref = { articleId, segmentId, locale: actor.locale };
  await db.transaction(async (tx) => {
    await getLocalePair(ref, tx);
    const locked = await lockUnit(ref, tx);
    if (locked.retired || locked.version !== input.version) throw new DomainError("conflict");
    const [former] = await tx
      .select({
        target: unitVersions.target,
        madeFrom: unitVersions.madeFrom,
        origin: unitVersions.origin,
        produced: unitVersions.produced,
      })
      .from(unitVersions)
      .where(
        and(
          eq(unitVersions.segmentId, segmentId),
          eq(unitVersions.locale, actor.locale),
          eq(unitVersions.version, input.restored),
        ),
      );
    if (!former) throw new DomainError("not_found");
    if (sameRuns(former.target, locked.unit.target) && former.madeFrom === locked.unit.madeFrom) return;

    const empty = plainText(former.target) === "";
    await writeUnit(
      locked,
      {
        ...locked.unit,
        ...former,
        state: empty ? "initial" : "draft",
        writtenBy: actor.id,
        confirmedBy: null,
        confirmedAt: null,
      },
      { actorId: actor.id, cause: "unit.restored" },
      tx,
    );
    const about = { articleId, locale: actor.locale, subject: segmentId, details: { version: input.restored } };
    await recordEvent(actor, "unit.restored", about, tx);
  });
}
