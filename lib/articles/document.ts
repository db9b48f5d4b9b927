import type { BlockAttributes, BlockKind, Boundary, DraftBlock } from "#lib/segments/segment.ts";
import { joinSentences, splitBlock } from "#lib/segments/segmentation.ts";
import { type Marks, normalizeRuns, plainText, type Run } from "#lib/text/runs.ts";

/** A node of the editor's document: ProseMirror's JSON. */
export type DocumentNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocumentNode[];
  readonly marks?: readonly DocumentMark[];
  readonly text?: string;
};

export type DocumentMark = { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> };

/** Kinds of blocks in the body of an article; each is a node of the same name, but code, whose name is a mark's already: `codeBlock`. */
export const bodyKinds = [
  "paragraph",
  "heading",
  "quotation",
  "listItem",
  "code",
] as const satisfies readonly BlockKind[];

/**
 * The editor's document for the body's `blocks`. Every block is one node and
 * an editor's decision about a boundary is a `boundary` node in its place.
 * `toBlocks` gives the blocks back.
 */
export function toDocument(blocks: readonly DraftBlock[]): DocumentNode {
  return { type: "doc", content: blocks.map(toNode) };
}

/** One block as a node of the editor's document. */
export function toNode(block: DraftBlock): DocumentNode {
  const content =
    block.kind === "code" ? toText(plainText(block.runs)) : inlineNodes(normalizeRuns(block.runs), block.boundaries);
  return {
    type: block.kind === "code" ? "codeBlock" : block.kind,
    attrs: { id: block.id, ...attributesOf(block.kind, block.attributes) },
    ...(content.length > 0 && { content }),
  };
}

/** The body's blocks out of the editor's document, in normal form: runs normalised, boundaries within the text, ascending, one at a place. */
export function toBlocks(document: DocumentNode): DraftBlock[] {
  return (document.content ?? []).map(toBlock);
}

/** One node of the editor's document as a block. */
export function toBlock(node: DocumentNode): DraftBlock {
  const kind = node.type === "codeBlock" ? "code" : (bodyKinds.find((known) => known === node.type) ?? "paragraph");
  const { runs, boundaries } = readInline(node.content ?? []);
  return {
    id: String(node.attrs?.["id"] ?? ""),
    kind,
    attributes: attributesOf(kind, node.attrs ?? {}),
    runs: kind === "code" ? toText(plainText(runs)).map(({ text = "" }) => ({ text })) : runs,
    boundaries: kind === "code" ? [] : boundaries,
  };
}

/** The block as it is stored: white space alone is no text, and white space between sentences has the marks that both share. */
export function canonicalBlock(block: DraftBlock, locale: string): DraftBlock {
  return { ...block, runs: joinSentences(splitBlock(block, locale)) };
}

/** Whether two blocks say and look the same, whatever their ids. */
export function sameBlock(a: DraftBlock, b: DraftBlock): boolean {
  return shapeOf(a) === shapeOf(b);
}

function shapeOf({ kind, attributes, runs, boundaries }: DraftBlock): string {
  return JSON.stringify([kind, attributesOf(kind, attributes), normalizeRuns(runs), normalBoundaries(boundaries)]);
}

/** Only what a block of this kind has, in a fixed order. */
function attributesOf(kind: BlockKind, given: Readonly<Record<string, unknown>> | BlockAttributes): BlockAttributes {
  const attributes = given as Readonly<Record<string, unknown>>;
  if (kind === "heading") return { level: attributes["level"] === 3 ? 3 : 2 };
  if (kind !== "listItem") return {};
  return { ordered: attributes["ordered"] === true, ...(attributes["start"] === true && { start: true as const }) };
}

function inlineNodes(runs: readonly Run[], boundaries: readonly Boundary[]): DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const waiting = [...normalBoundaries(boundaries)];
  let at = 0;
  for (const { text, ...marks } of runs) {
    let from = 0;
    while (from < text.length) {
      while (waiting[0] && waiting[0].at <= at + from) nodes.push(toBoundary(waiting.shift()?.kind));
      const to = Math.min(text.length, (waiting[0]?.at ?? Number.POSITIVE_INFINITY) - at);
      nodes.push(...lines(text.slice(from, to), toMarks(marks)));
      from = to;
    }
    at += text.length;
  }
  return nodes;
}

function toBoundary(kind: Boundary["kind"] = "split"): DocumentNode {
  return { type: "boundary", attrs: { kind } };
}

function lines(text: string, marks: readonly DocumentMark[]): DocumentNode[] {
  const marked = marks.length > 0 ? { marks } : {};
  return text
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: "hardBreak", ...marked }] : []),
      ...(line === "" ? [] : [{ type: "text", text: line, ...marked }]),
    ]);
}

function toText(text: string): DocumentNode[] {
  return text === "" ? [] : [{ type: "text", text }];
}

/** In the order in which the editor's schema sorts them. */
function toMarks({ bold, italic, code, href }: Marks): DocumentMark[] {
  return [
    ...(href ? [{ type: "link", attrs: { href } }] : []),
    ...(bold ? [{ type: "bold" }] : []),
    ...(italic ? [{ type: "italic" }] : []),
    ...(code ? [{ type: "code" }] : []),
  ];
}

function readInline(nodes: readonly DocumentNode[]): { runs: Run[]; boundaries: Boundary[] } {
  const runs: Run[] = [];
  const boundaries: Boundary[] = [];
  let at = 0;
  for (const node of nodes) {
    if (node.type === "boundary") {
      boundaries.push({ at, kind: node.attrs?.["kind"] === "join" ? "join" : "split" });
      continue;
    }
    const text = node.type === "hardBreak" ? "\n" : (node.text ?? "");
    runs.push({ text, ...readMarks(node.marks ?? []) });
    at += text.length;
  }
  return {
    runs: normalizeRuns(runs),
    boundaries: normalBoundaries(boundaries).filter((one) => one.at > 0 && one.at < at),
  };
}

function readMarks(marks: readonly DocumentMark[]): Marks {
  const href = marks.find((mark) => mark.type === "link")?.attrs?.["href"];
  const has = (type: string) => marks.some((mark) => mark.type === type);
  return {
    ...(has("bold") && { bold: true as const }),
    ...(has("italic") && { italic: true as const }),
    ...(has("code") && { code: true as const }),
    ...(typeof href === "string" && href !== "" && { href }),
  };
}

/** Ascending, one at a place: the last decision counts. */
function normalBoundaries(boundaries: readonly Boundary[]): Boundary[] {
  const byPlace = new Map(boundaries.map(({ at, kind }) => [at, { at, kind }]));
  return [...byPlace.values()].sort((a, b) => a.at - b.at);
}
