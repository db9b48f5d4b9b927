import { frontMatterKinds } from "#lib/articles/article.ts";
import type { Boundary, DraftBlock } from "#lib/segments/segment.ts";
import { joinSentences, splitBlock } from "#lib/segments/segmentation.ts";
import { plainText } from "#lib/text/runs.ts";
import type { RevisionBlock, RevisionContent } from "./revision.ts";

/**
 * A published original as its editor would have sent it: cut where it was cut
 * then, whatever the rules of sentence splitting find today. Front matter that
 * was empty is there, empty.
 */
export function draftOf(content: RevisionContent): DraftBlock[] {
  const blocks = content.blocks.map((block) => asDraft(block, content.sourceLocale));
  const front = frontMatterKinds.map(
    (kind) =>
      blocks.find((block) => block.kind === kind) ?? { id: kind, kind, attributes: {}, runs: [], boundaries: [] },
  );
  return [...front, ...blocks.filter((block) => !front.includes(block))];
}

/** The ids of the segments of `draftOf(content)`, by their place in the text. */
export function formerIds(content: RevisionContent): Map<number, string> {
  const ids = draftOf(content).flatMap(
    (draft) => content.blocks.find((block) => block.id === draft.id)?.segments.map((segment) => segment.id) ?? [],
  );
  return new Map(ids.entries());
}

function asDraft({ id, kind, attributes, segments }: RevisionBlock, locale: string): DraftBlock {
  const sentences = segments.map(({ text, separator }) => ({ runs: text, text: plainText(text), separator }));
  const block = { id, kind, attributes, runs: joinSentences(sentences), boundaries: [] };
  const found = startsOf(splitBlock(block, locale));
  const wanted = startsOf(sentences);
  const boundaries: Boundary[] = [
    ...wanted.filter((at) => !found.includes(at)).map((at) => ({ at, kind: "split" as const })),
    ...found.filter((at) => !wanted.includes(at)).map((at) => ({ at, kind: "join" as const })),
  ];
  return { ...block, boundaries: boundaries.sort((a, b) => a.at - b.at) };
}

/** Where the second sentence begins, the third and so on: UTF-16 offsets into the block's text. */
function startsOf(sentences: readonly { readonly text: string; readonly separator: string }[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const { text, separator } of sentences) {
    starts.push(at);
    at += text.length + separator.length;
  }
  return starts.slice(1);
}
