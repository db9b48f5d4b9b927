import "server-only";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { conflictCopies } from "#lib/db/schema/operations.ts";
import { users } from "#lib/db/schema/people.ts";
import { units } from "#lib/db/schema/translations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import type { TranslationRef } from "#lib/translations/translation.ts";

/** A text that came in a file and waits for somebody to decide. `at`: ISO 8601. */
export type Proposal = {
  readonly id: string;
  readonly segmentId: string;
  /** 1-based, within the article. */
  readonly number: number;
  readonly source: string;
  readonly target: readonly Run[];
  readonly version: number;
  readonly proposed: readonly Run[];
  readonly madeFrom: string;
  readonly fileName: string;
  readonly by: string;
  readonly at: string;
};

/** What waits to be decided in a translation, in document order. */
export async function listProposals(
  _actor: Authorized<"desk.visit">,
  { articleId, locale }: TranslationRef,
  db: Database = database,
): Promise<Proposal[]> {
  const rows = await db
    .select({
      id: conflictCopies.id,
      segmentId: segments.id,
      position: segments.position,
      source: segments.source,
      target: units.target,
      version: units.version,
      proposed: conflictCopies.mine,
      madeFrom: conflictCopies.madeFrom,
      fileName: conflictCopies.fileName,
      by: users.name,
      at: conflictCopies.at,
    })
    .from(conflictCopies)
    .innerJoin(segments, eq(segments.id, conflictCopies.segmentId))
    .innerJoin(users, eq(users.id, conflictCopies.actorId))
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, locale)))
    .where(
      and(
        eq(conflictCopies.articleId, articleId),
        eq(conflictCopies.locale, locale),
        isNotNull(conflictCopies.fileName),
        sql`${segments.retiredAt} is null`,
      ),
    )
    .orderBy(asc(segments.position), asc(conflictCopies.at), asc(conflictCopies.id));
  return rows.map(({ position, source, target, version, proposed, madeFrom, fileName, at, ...row }) => ({
    ...row,
    number: position + 1,
    source: plainText(source),
    target: target ?? [],
    version: version ?? 0,
    proposed: proposed as Run[],
    madeFrom: madeFrom ?? "",
    fileName: fileName ?? "",
    at: at.toISOString(),
  }));
}
