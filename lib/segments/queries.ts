import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { blocks, segments } from "#lib/db/schema/articles.ts";
import { plainText } from "#lib/text/runs.ts";
import type { DraftBlock, SegmentSpan } from "./segment.ts";
import { joinSentences, type Sentence } from "./segmentation.ts";

/** An article's working original put together again, in order, and where its segments stand in it. The caller has checked who may see it. */
export async function findBlocks(
  articleId: string,
  db: Database = database,
): Promise<{ readonly blocks: DraftBlock[]; readonly segments: SegmentSpan[] }> {
  const rows = await db
    .select({
      id: blocks.id,
      kind: blocks.kind,
      attributes: blocks.attributes,
      boundaries: blocks.boundaries,
      segmentId: segments.id,
      source: segments.source,
      separator: segments.separator,
    })
    .from(blocks)
    .leftJoin(segments, and(eq(segments.articleId, blocks.articleId), eq(segments.blockId, blocks.id)))
    .where(eq(blocks.articleId, articleId))
    .orderBy(asc(blocks.position), asc(segments.position));

  const drafts = new Map<string, Omit<DraftBlock, "runs"> & { readonly sentences: Sentence[] }>();
  const spans: SegmentSpan[] = [];
  let end = 0;
  for (const { segmentId, source, separator, ...block } of rows) {
    const known = drafts.get(block.id) ?? { ...block, sentences: [] };
    drafts.set(block.id, known);
    if (segmentId === null || source === null) continue;
    const text = plainText(source);
    const from = known.sentences.length === 0 ? 0 : end;
    known.sentences.push({ runs: source, text, separator: separator ?? "" });
    spans.push({ id: segmentId, blockId: block.id, from, to: from + text.length });
    end = from + text.length + (separator ?? "").length;
  }
  const blocksInOrder = [...drafts.values()].map(({ sentences, ...block }) => ({
    ...block,
    runs: joinSentences(sentences),
  }));
  return { blocks: blocksInOrder, segments: spans };
}
