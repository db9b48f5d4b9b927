import "server-only";
import { and, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { DomainError } from "#lib/errors.ts";
import { bringMarks } from "#lib/memory/marked-queries.ts";
import type { MemoryMatch } from "#lib/memory/memory.ts";
import { findMatches } from "#lib/memory/queries.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { getLocalePair } from "./queries.ts";

/** `runs`: the target with the marks of the sentence at hand, where it was approved with them; without any otherwise. */
export type SentenceMatch = MemoryMatch & { readonly runs: readonly Run[] };

/** What the memory knows that is like a sentence; `source` is the text that was looked for, as it is now. */
export type SentenceMatches = { readonly source: string; readonly matches: readonly SentenceMatch[] };

/** The matches for one sentence in one target locale. Throws `not_found` for a sentence or a locale that the article does not have. */
export async function getSentenceMatches(
  actor: Authorized<"desk.visit">,
  ref: { readonly articleId: string; readonly segmentId: string; readonly locale: string },
  db: Database = database,
): Promise<SentenceMatches> {
  const [locales, [segment]] = await Promise.all([
    getLocalePair(ref, db),
    db
      .select({ source: segments.source })
      .from(segments)
      .where(and(eq(segments.id, ref.segmentId), eq(segments.articleId, ref.articleId))),
  ]);
  if (!segment) throw new DomainError("not_found");
  const source = plainText(segment.source);
  const matches = await findMatches(actor, { ...locales, source, except: ref.segmentId }, db);
  const exact = matches.filter(({ score }) => score === 100).map((match) => ({ ...match, source: segment.source }));
  const marked = await bringMarks(exact, ref.locale, db);
  // Exact ones come first.
  return { source, matches: matches.map((match, at) => ({ ...match, runs: marked[at] ?? textRun(match.target) })) };
}
