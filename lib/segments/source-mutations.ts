import "server-only";
import { randomInt } from "node:crypto";
import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { blocks, segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { plainText } from "#lib/text/runs.ts";
import { carryTranslations } from "./carry-mutations.ts";
import { type MatchedSegment, matchSegments, type RetiredSegment } from "./matching.ts";
import { findRevived } from "./revival-queries.ts";
import type { DraftBlock, SegmentSpan } from "./segment.ts";
import { type Sentence, splitBlock } from "./segmentation.ts";

type Article = { readonly id: string; readonly sourceLocale: string };
type NextSentence = Sentence & { readonly blockId: string };
type OldSegment = { readonly id: string; readonly blockId: string; readonly text: string };

/** Which segment each new sentence is, and what became of those that are none of them. */
type Outcome = { readonly segments: readonly MatchedSegment[]; readonly retired: readonly RetiredSegment[] };

/**
 * Makes `drafts` the article's original: cuts them into sentences, finds which
 * segment each one is, and brings the translations of split and merged ones to
 * their successors. Text that comes back as it was (a paragraph cut and put
 * elsewhere, a split undone) takes its old segment back, with its translation.
 *
 * The caller holds the article's lock. Segments are locked in the order of
 * their ids. `former`: ids that the sentences once had, by their place in the
 * text; a new sentence takes its own back. Gives where each segment stands now.
 */
export async function writeSegments(
  actor: { readonly id: string },
  article: Article,
  drafts: readonly DraftBlock[],
  tx: Database,
  former: ReadonlyMap<number, string> = new Map(),
): Promise<SegmentSpan[]> {
  const old = await lockSegments(article.id, tx);
  const next = drafts.flatMap((draft) =>
    splitBlock(draft, article.sourceLocale).map((sentence) => ({ ...sentence, blockId: draft.id })),
  );
  const matched = matchSegments(old, next, mintId);
  const revived = revive(matched, await findRevived(article.id, matched, next, tx), "kept");
  const outcome = revive(revived, await findFormer(article.id, revived, former, tx), "edited");

  await writeBlocks(article.id, drafts, tx);
  await addSegments(article.id, outcome, next, tx);
  await placeSegments(outcome, next, old, tx);
  await retireSegments(outcome.retired, tx);
  await removeBlocks(article.id, drafts, tx);
  await carryTranslations(actor, article, outcome.segments, next, tx);
  return spansOf(outcome.segments, next);
}

/** Live segments in document order, locked. */
async function lockSegments(articleId: string, tx: Database): Promise<OldSegment[]> {
  const rows = await tx
    .select({
      id: segments.id,
      blockId: segments.blockId,
      position: segments.position,
      source: segments.source,
    })
    .from(segments)
    .where(and(eq(segments.articleId, articleId), sql`${segments.retiredAt} is null`))
    .orderBy(asc(segments.id))
    .for("no key update");
  return rows
    .sort((a, b) => a.position - b.position)
    .map(({ id, blockId, source }) => ({ id, blockId: blockId ?? "", text: plainText(source) }));
}

/** The outcome with old segments in the place of freshly minted ones. */
function revive(matched: Outcome, revived: ReadonlyMap<number, string>, change: "kept" | "edited"): Outcome {
  const idOf = new Map(
    [...revived].flatMap(([index, id]) => {
      const minted = matched.segments[index]?.id;
      return minted === undefined ? [] : [[minted, id] as const];
    }),
  );
  return {
    segments: matched.segments.map((segment, index) => {
      const id = revived.get(index);
      return id === undefined ? segment : { id, change, from: [] };
    }),
    retired: matched.retired.map(({ id, successors }) => ({
      id,
      successors: successors.map((successor) => idOf.get(successor) ?? successor),
    })),
  };
}

/** The former ids of new sentences, where they are those of retired segments. */
async function findFormer(
  articleId: string,
  { segments: matched }: Outcome,
  former: ReadonlyMap<number, string>,
  tx: Database,
): Promise<Map<number, string>> {
  const asked = [...former].filter(([index]) => matched[index]?.change === "added");
  if (asked.length === 0) return new Map();
  const ids = asked.map(([, id]) => id);
  const retired = await tx
    .select({ id: segments.id })
    .from(segments)
    .where(and(eq(segments.articleId, articleId), inArray(segments.id, ids), sql`${segments.retiredAt} is not null`));
  const taken = new Set(matched.map((segment) => segment.id));
  return new Map(asked.filter(([, id]) => !taken.has(id) && retired.some((segment) => segment.id === id)));
}

async function writeBlocks(articleId: string, drafts: readonly DraftBlock[], tx: Database): Promise<void> {
  const rows = drafts.map(({ id, kind, attributes, boundaries }, position) => ({
    id,
    kind,
    position,
    attributes,
    boundaries,
  }));
  await tx.execute(sql`
    insert into ${blocks} (article_id, id, kind, position, attributes, boundaries)
    select ${articleId}, next.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as next(id text, kind text, position int, attributes jsonb, boundaries jsonb)
    on conflict (article_id, id) do update set
      kind = excluded.kind, position = excluded.position,
      attributes = excluded.attributes, boundaries = excluded.boundaries
    where (blocks.kind, blocks.position, blocks.attributes, blocks.boundaries)
      is distinct from (excluded.kind, excluded.position, excluded.attributes, excluded.boundaries)`);
}

/** Rows for the segments that were never there. */
async function addSegments(
  articleId: string,
  { segments: matched }: Outcome,
  next: readonly NextSentence[],
  tx: Database,
): Promise<void> {
  const rows = matched.flatMap((segment, position) => {
    const sentence = next[position];
    if (!sentence || segment.change !== "added") return [];
    const { blockId, runs, separator } = sentence;
    return [{ id: segment.id, articleId, blockId, position, source: [...runs], separator }];
  });
  // A query has room for 65,535 parameters; a book has more sentences.
  for (let from = 0; from < rows.length; from += 1_000) {
    await tx.insert(segments).values(rows.slice(from, from + 1_000));
  }
}

/** Moves and rewrites the segments that were there before, and takes retired ones back. */
async function placeSegments(
  { segments: matched }: Outcome,
  next: readonly NextSentence[],
  old: readonly OldSegment[],
  tx: Database,
): Promise<void> {
  const live = new Set(old.map((segment) => segment.id));
  const rows = matched.flatMap(({ id, change }, position) => {
    const sentence = next[position];
    if (!sentence || change === "added") return [];
    const { blockId, runs, separator } = sentence;
    return [{ id, block_id: blockId, position, source: runs, separator, changed: change === "edited" }];
  });
  if (rows.length === 0) return;
  await tx.execute(sql`
    update ${segments} set
      block_id = next.block_id, position = next.position, source = next.source, separator = next.separator,
      retired_at = null, changed_at = case when next.changed then now() else changed_at end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as next(id text, block_id text, position int, source jsonb, separator text, changed boolean)
    where segments.id = next.id
      and (segments.block_id, segments.position, segments.source, segments.separator)
        is distinct from (next.block_id, next.position, next.source, next.separator)`);
  const revived = rows.map((row) => row.id).filter((id) => !live.has(id));
  if (revived.length > 0) await tx.delete(segmentSuccessors).where(inArray(segmentSuccessors.segmentId, revived));
}

async function retireSegments(retired: readonly RetiredSegment[], tx: Database): Promise<void> {
  if (retired.length === 0) return;
  await tx
    .update(segments)
    .set({ retiredAt: sql`now()`, blockId: null })
    .where(
      inArray(
        segments.id,
        retired.map((segment) => segment.id),
      ),
    );
  const successors = retired.flatMap(({ id, successors }) =>
    successors.map((successorId, position) => ({ segmentId: id, successorId, position })),
  );
  if (successors.length > 0) await tx.insert(segmentSuccessors).values(successors);
}

async function removeBlocks(articleId: string, drafts: readonly DraftBlock[], tx: Database): Promise<void> {
  const ids = drafts.map((draft) => draft.id);
  await tx
    .delete(blocks)
    .where(and(eq(blocks.articleId, articleId), ids.length === 0 ? undefined : notInArray(blocks.id, ids)));
}

function spansOf(matched: readonly MatchedSegment[], next: readonly NextSentence[]): SegmentSpan[] {
  let at = 0;
  return matched.flatMap(({ id }, index) => {
    const sentence = next[index];
    if (!sentence) return [];
    const from = sentence.blockId === next[index - 1]?.blockId ? at : 0;
    const to = from + sentence.text.length;
    at = to + sentence.separator.length;
    return [{ id, blockId: sentence.blockId, from, to }];
  });
}

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ten letters and figures: short enough for an address, and never twice. */
function mintId(): string {
  return Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length))).join("");
}
