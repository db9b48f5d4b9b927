import { splitBlockAs } from "@tiptap/pm/commands";
import type { Attrs } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";

/** What a block can be made into. */
export const blockStyles = {
  paragraph: { type: "paragraph", attrs: {} },
  heading2: { type: "heading", attrs: { level: 2 } },
  heading3: { type: "heading", attrs: { level: 3 } },
  quotation: { type: "quotation", attrs: {} },
  bulletList: { type: "listItem", attrs: { ordered: false } },
  orderedList: { type: "listItem", attrs: { ordered: true } },
  code: { type: "codeBlock", attrs: {} },
} as const satisfies Record<string, { type: string; attrs: Attrs }>;
export type BlockStyle = keyof typeof blockStyles;

/** The style of all selected blocks, or null when they differ. */
export function styleOfSelection(state: EditorState): BlockStyle | null {
  const found = new Set<BlockStyle>();
  state.doc.nodesBetween(state.selection.from, state.selection.to, (node) => {
    const style = styleOf(node.type.name, node.attrs);
    if (style) found.add(style);
    return false;
  });
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** Makes the selected blocks `style`, or paragraphs when they all are it already. Their ids stay. */
export function setBlockStyle(style: BlockStyle): Command {
  return (state, dispatch) => {
    const wanted = styleOfSelection(state) === style ? blockStyles.paragraph : blockStyles[style];
    const type = state.schema.nodes[wanted.type];
    if (!type) return false;
    const { tr: transaction } = state;
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, position) => {
      const attrs = { ...wanted.attrs, id: node.attrs["id"] };
      const at = transaction.mapping.map(position);
      if (type.spec.code) {
        const text = node.textBetween(0, node.content.size, undefined, (leaf) =>
          leaf.type.name === "hardBreak" ? "\n" : "",
        );
        const content = text === "" ? null : state.schema.text(text);
        transaction.replaceWith(at, transaction.mapping.map(position + node.nodeSize), type.create(attrs, content));
      } else transaction.setNodeMarkup(at, type, attrs);
      return false;
    });
    if (type.spec.code) {
      const caret = transaction.mapping.map(state.selection.head, -1);
      transaction.setSelection(TextSelection.near(transaction.doc.resolve(caret)));
    }
    dispatch?.(transaction.scrollIntoView());
    return true;
  };
}

/** Enter in an empty list item or quotation, and Backspace at the beginning of anything but a paragraph, make it a paragraph. */
export function leaveStyle(key: "Enter" | "Backspace"): Command {
  return (state, dispatch) => {
    const { $head, empty } = state.selection;
    const paragraph = state.schema.nodes["paragraph"];
    if (!empty || !paragraph || $head.parent.type === paragraph || $head.depth !== 1 || $head.parentOffset > 0)
      return false;
    if (key === "Enter" && $head.parent.content.size > 0) return false;
    dispatch?.(state.tr.setNodeMarkup($head.before(), paragraph, { id: $head.parent.attrs["id"] }));
    return true;
  };
}

/** Enter in a list or a quotation goes on with one; on the empty last line of code it leaves the code. */
export const continueStyle: Command = (state, dispatch, view) => {
  const { $head, empty } = state.selection;
  const { parent } = $head;
  if (parent.type.name === "listItem" || parent.type.name === "quotation") {
    const next = { type: parent.type, attrs: { ...parent.attrs, start: false } };
    return splitBlockAs(() => next)(state, dispatch, view);
  }
  const paragraph = state.schema.nodes["paragraph"];
  if (!parent.type.spec.code || !empty || !paragraph || $head.parentOffset < parent.content.size) return false;
  if (!parent.textContent.endsWith("\n")) return false;
  const { tr: transaction } = state;
  transaction.delete($head.pos - 1, $head.pos);
  const after = transaction.mapping.map($head.after());
  transaction.insert(after, paragraph.create());
  dispatch?.(transaction.setSelection(TextSelection.create(transaction.doc, after + 1)).scrollIntoView());
  return true;
};

function styleOf(type: string, attrs: Attrs): BlockStyle | null {
  if (type === "heading") return attrs["level"] === 3 ? "heading3" : "heading2";
  if (type === "listItem") return attrs["ordered"] === true ? "orderedList" : "bulletList";
  if (type === "codeBlock") return "code";
  return type === "paragraph" || type === "quotation" ? type : null;
}
