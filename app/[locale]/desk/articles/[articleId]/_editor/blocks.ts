import type { Editor } from "@tiptap/core";
import { Fragment, type Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { type DocumentNode, sameBlock, toBlock, toNode } from "#lib/articles/document.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";

const known = new WeakMap<Node, DraftBlock>();

/** A node of the document as a block. The same node gives the same block. */
export function blockOf(node: Node): DraftBlock {
  const block = known.get(node) ?? toBlock(node.toJSON() as DocumentNode);
  known.set(node, block);
  return block;
}

/** The body as it stands in the editor. */
export function readBody(document: Node): DraftBlock[] {
  const blocks: DraftBlock[] = [];
  document.forEach((node) => void blocks.push(blockOf(node)));
  return blocks;
}

/**
 * Makes `blocks` the body. What is equal stays as it is, so that the caret and
 * the marks of other blocks do not move. `undoable` says whether undo takes it
 * back: a colleague's change is not one's own to undo.
 */
export function writeBody(editor: Editor, blocks: readonly DraftBlock[], undoable: boolean): void {
  const { state, view } = editor;
  const nodes = blocks.map((block) => state.schema.nodeFromJSON(toNode(block)));
  const wanted =
    nodes.length > 0 ? nodes : [state.schema.nodes["paragraph"]?.create()].filter((node) => node !== undefined);
  const transaction = inOrder(state.doc, blocks) ? replaceEach(state.tr, blocks, wanted) : replaceAll(state.tr, wanted);
  if (transaction.docChanged) view.dispatch(transaction.setMeta("addToHistory", undoable).setMeta("written", true));
}

/** Whether the blocks that both have stand in the same order. */
function inOrder(document: Node, blocks: readonly DraftBlock[]): boolean {
  const ids = readBody(document).map((block) => block.id);
  const wanted = new Set(blocks.map((block) => block.id));
  const present = new Set(ids);
  const [left, right] = [
    ids.filter((id) => wanted.has(id)),
    blocks.map((block) => block.id).filter((id) => present.has(id)),
  ];
  return blocks.length > 0 && left.every((id, index) => id === right[index]);
}

/** Goes through both from the start: removes, adds and replaces block by block. */
function replaceEach(transaction: Transaction, blocks: readonly DraftBlock[], nodes: readonly Node[]): Transaction {
  const wanted = new Set(blocks.map((block) => block.id));
  const old = readBody(transaction.doc);
  let place = 0;
  let position = 0;
  // First all that is new or changed, then what has to go: a document is never empty.
  const removals: [number, number][] = [];
  blocks.forEach((block, index) => {
    const node = nodes[index];
    if (!node) return;
    for (let gone = old[place]; gone && !wanted.has(gone.id); gone = old[++place]) {
      const size = transaction.doc.nodeAt(position)?.nodeSize ?? 0;
      removals.push([position, position + size]);
      position += size;
    }
    const current = old[place];
    const size = transaction.doc.nodeAt(position)?.nodeSize ?? 0;
    if (current?.id !== block.id) transaction.insert(position, node);
    else {
      place += 1;
      if (!sameBlock(current, block)) replaceBlock(transaction, position, size, node);
    }
    position += transaction.doc.nodeAt(position)?.nodeSize ?? 0;
  });
  if (position < transaction.doc.content.size) removals.push([position, transaction.doc.content.size]);
  for (const [from, to] of removals.reverse()) transaction.delete(from, to);
  return transaction;
}

/** Changes only what lies between the common beginning and end of the two, where they are blocks of one kind. */
function replaceBlock(transaction: Transaction, position: number, size: number, node: Node): void {
  const current = transaction.doc.nodeAt(position);
  const start = current?.content.findDiffStart(node.content) ?? null;
  const end = current?.content.findDiffEnd(node.content) ?? null;
  if (!current?.sameMarkup(node) || start === null || !end) {
    transaction.replaceWith(position, position + size, node);
    return;
  }
  // The same letter at both ends of a change is counted twice.
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const inside = position + 1;
  transaction.replace(inside + start, inside + end.a + overlap, node.slice(start, end.b + overlap));
}

/** Everything anew; the caret goes back to its block when that is still there. */
function replaceAll(transaction: Transaction, nodes: readonly Node[]): Transaction {
  const { $head } = transaction.selection;
  const id = $head.depth > 0 ? $head.node(1).attrs["id"] : null;
  const offset = $head.parentOffset;
  transaction.replaceWith(0, transaction.doc.content.size, Fragment.from([...nodes]));
  transaction.doc.forEach((node, position) => {
    if (node.attrs["id"] !== id) return;
    const caret = position + 1 + Math.min(offset, node.content.size);
    transaction.setSelection(TextSelection.create(transaction.doc, caret));
  });
  return transaction;
}
