import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { DomainError } from "#lib/errors.ts";
import { addUnits, emptyUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { getLocalePair } from "./queries.ts";
import type { TranslationRef } from "./translation.ts";

/**
 * Puts a translation that exists already beside the sentences of an article, as
 * drafts of origin `import`, made from the source they are paired with. For
 * sentences that nobody has begun to translate: nothing is ever overwritten.
 * Throws `not_found` for a segment that is not of the article.
 */
export async function importTargets(
  actor: Authorized<"article.import">,
  ref: TranslationRef,
  targets: ReadonlyMap<string, readonly Run[]>,
  tx: Database,
): Promise<void> {
  const { articleId, locale } = ref;
  await getLocalePair(ref, tx);
  const ids = [...targets.keys()];
  if (ids.length === 0) return;
  const sources = await tx
    .select({ id: segments.id, source: segments.source })
    .from(segments)
    .where(and(eq(segments.articleId, articleId), inArray(segments.id, ids)))
    .orderBy(asc(segments.id))
    .for("no key update");
  if (sources.length !== ids.length) throw new DomainError("not_found");
  const units = sources.map(({ id, source }) => {
    const target = targets.get(id) ?? [];
    const unit = {
      ...emptyUnit(plainText(source)),
      target,
      state: "draft",
      origin: "import",
      produced: target,
    } as const;
    return { segmentId: id, unit: { ...unit, writtenBy: actor.id } };
  });
  await addUnits(locale, units, { actorId: actor.id, cause: "article.imported" }, tx);
}
