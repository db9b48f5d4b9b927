import type { Node } from "@tiptap/pm/model";

/** The UTF-16 offset into a block's plain text of a position inside its node. */
export function textOffset(block: Node, position: number): number {
  let offset = 0;
  block.forEach((child, start) => {
    if (start >= position) return;
    offset += Math.min(textLength(child), position - start);
  });
  return offset;
}

/** The position inside a block's node of an offset into its plain text; before any boundary that stands there. */
export function nodePosition(block: Node, offset: number): number {
  let left = offset;
  let position = 0;
  for (let index = 0; index < block.childCount && left > 0; index += 1) {
    const child = block.child(index);
    const length = textLength(child);
    position += length > 0 && length > left ? left : child.nodeSize;
    left -= length;
  }
  return position;
}

function textLength(child: Node): number {
  if (child.isText) return child.nodeSize;
  return child.type.name === "hardBreak" ? 1 : 0;
}
