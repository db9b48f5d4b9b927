import { Plugin } from "@tiptap/pm/state";

/** Gives a new id to every block that has none, or one that stands further up already: whatever a program did to the text. */
export function mendIds(newBlockId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const seen = new Set<unknown>();
      const mended = state.tr.setMeta("addToHistory", false).setStoredMarks(state.storedMarks);
      state.doc.forEach((node, position) => {
        const { id } = node.attrs;
        if (!id || seen.has(id)) mended.setNodeAttribute(position, "id", newBlockId());
        seen.add(id);
      });
      return mended.docChanged ? mended : null;
    },
  });
}
