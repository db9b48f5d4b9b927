import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { units } from "#lib/db/schema/translations.ts";
import { bringMarks } from "#lib/memory/marked-queries.ts";
import { findExactTargets } from "#lib/memory/queries.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { getLocalePair } from "./queries.ts";

/** A sentence that nobody has translated, and the target its very text has in the memory, with the marks it was approved with where they fit. */
export type Prepared = { readonly segmentId: string; readonly source: string; readonly target: readonly Run[] };

/** What `pretranslate` would fill in now, in the order of the segments' ids. Throws `not_found`. */
export async function listPrepared(
  actor: Authorized<"translation.pretranslate">,
  { articleId }: { readonly articleId: string },
  db: Database = database,
): Promise<Prepared[]> {
  const { locale } = actor;
  const pair = await getLocalePair({ articleId, locale }, db);
  const rows = await db
    .select({ segmentId: segments.id, source: segments.source, state: units.state })
    .from(segments)
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, locale)))
    .where(and(eq(segments.articleId, articleId), isNull(segments.retiredAt)))
    .orderBy(asc(segments.id));
  const untranslated = rows.flatMap(({ segmentId, source, state }) =>
    state === null || state === "initial" ? [{ segmentId, runs: source, source: plainText(source) }] : [],
  );
  const targets = await findExactTargets(
    actor,
    pair,
    untranslated.map(({ source }) => source),
    db,
  );
  const found = untranslated.flatMap(({ segmentId, source, runs }) => {
    const exact = targets.get(source);
    return exact === undefined ? [] : [{ segmentId, source, runs, exact }];
  });
  const marked = await bringMarks(
    found.map(({ runs, exact }) => ({ ...exact, source: runs })),
    locale,
    db,
  );
  return found.map(({ segmentId, source, exact }, at) => {
    return { segmentId, source, target: marked[at] ?? textRun(exact.target) };
  });
}
