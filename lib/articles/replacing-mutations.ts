import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { articles, sourceVersions } from "#lib/db/schema/articles.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { writeSegments } from "#lib/segments/source-mutations.ts";

/**
 * Puts `blocks` in the place of the working original, for whoever holds the
 * article's lock. Always an entry of its own in the history, so that what it
 * takes the place of stays there, also when the same person has just typed it.
 * `former`: ids its sentences once had, by their place in the text. Throws
 * `not_found`.
 */
export async function replaceSource(
  actor: Authorized<"article.write">,
  source: {
    readonly articleId: string;
    readonly blocks: readonly DraftBlock[];
    readonly former: ReadonlyMap<number, string>;
  },
  tx: Database,
): Promise<void> {
  const { articleId, blocks, former } = source;
  const [article] = await tx
    .update(articles)
    .set({ version: sql`${articles.version} + 1`, updatedAt: sql`now()` })
    .where(eq(articles.id, articleId))
    .returning();
  if (!article) throw new DomainError("not_found");
  await writeSegments(actor, article, blocks, tx, former);
  const { version, slug, section } = article;
  await tx.insert(sourceVersions).values({ articleId, version, content: { slug, section, blocks }, savedBy: actor.id });
  await recordEvent(actor, "article.source_saved", { articleId, details: { version } }, tx);
}
