import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { isSentenceStart, joinSentence, sentenceStartAround, splitSentence } from "#lib/articles/boundaries.ts";
import type { Boundary } from "#lib/segments/segment.ts";
import { blockOf } from "./blocks.ts";
import { nodePosition, textOffset } from "./offsets.ts";

/** Splits the sentence at the caret. False where there is nothing to split. */
export function splitAtCaret(locale: string): Command {
  return (state, dispatch) => {
    const caret = findCaret(state);
    if (!caret) return false;
    const boundaries = splitSentence(blockOf(caret.block), caret.offset, locale);
    if (!boundaries) return false;
    dispatch?.(decide(state.tr, caret, boundaries));
    return true;
  };
}

/** Joins the sentence around the caret with the one before it in its block. False in a block's first sentence. */
export function joinWithPrevious(locale: string): Command {
  return (state, dispatch) => {
    const caret = findCaret(state);
    if (!caret) return false;
    const block = blockOf(caret.block);
    const start = sentenceStartAround(block, caret.offset, locale);
    const boundaries = start === null ? null : joinSentence(block, start, locale);
    if (!boundaries) return false;
    dispatch?.(decide(state.tr, caret, boundaries));
    return true;
  };
}

/** As `joinWithPrevious`, but only with the caret at the beginning of the sentence: elsewhere the key has its usual meaning. */
export function joinAtStart(locale: string): Command {
  return (state, dispatch, view) => {
    const caret = findCaret(state);
    if (!caret || !state.selection.empty || !isSentenceStart(blockOf(caret.block), caret.offset, locale)) return false;
    return joinWithPrevious(locale)(state, dispatch, view);
  };
}

type Caret = { readonly block: Node; readonly start: number; readonly offset: number };

function findCaret({ selection }: EditorState): Caret | null {
  const { $head } = selection;
  if ($head.depth !== 1) return null;
  const block = $head.parent;
  return { block, start: $head.start(), offset: textOffset(block, $head.parentOffset) };
}

/** Puts the block's decisions in their places, takes the others away, and leaves the caret at the beginning of what follows. */
function decide(
  transaction: Transaction,
  { block, start, offset }: Caret,
  boundaries: readonly Boundary[],
): Transaction {
  const isWanted = (at: number, kind: unknown) => boundaries.some((one) => one.at === at && one.kind === kind);
  const present = new Set<number>();
  const stale: number[] = [];
  block.forEach((child, position) => {
    if (child.type.name !== "boundary") return;
    const at = textOffset(block, position);
    if (isWanted(at, child.attrs["kind"]) && !present.has(at)) present.add(at);
    else stale.push(start + position);
  });
  const added = boundaries.filter((one) => !present.has(one.at));
  for (const { at, kind } of added) {
    const node = block.type.schema.nodes["boundary"]?.create({ kind });
    if (node) transaction.insert(transaction.mapping.map(start + nodePosition(block, at)), node);
  }
  for (const position of stale) {
    const mapped = transaction.mapping.map(position, 1);
    transaction.delete(mapped, mapped + 1);
  }
  const [split] = added.filter((one) => one.kind === "split");
  const caret = transaction.doc.resolve(start).parent;
  const place = start + nodePosition(caret, split?.at ?? offset) + (split ? 1 : 0);
  return transaction.setSelection(TextSelection.create(transaction.doc, place)).scrollIntoView();
}
