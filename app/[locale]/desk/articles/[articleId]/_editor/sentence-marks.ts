import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { sentenceStarts } from "#lib/articles/boundaries.ts";
import { blockOf } from "./blocks.ts";
import { nodePosition } from "./offsets.ts";

const key = new PluginKey<DecorationSet>("sentenceMarks");

/** A faint tick where a sentence begins within its block. Takes no room, so nothing moves when it comes and goes. */
export function sentenceMarks(locale: string): Plugin<DecorationSet> {
  let view: EditorView | null = null;
  const ticksOf = ticksIn(locale);

  return new Plugin({
    key,
    view: (created) => {
      view = created;
      return { destroy: () => (view = null) };
    },
    state: {
      init: (_, state) => draw(state.doc, ticksOf),
      apply: (transaction, drawn, _before, state) => {
        // The input method owns the text around the caret until it is done.
        if (transaction.docChanged && view?.composing) return drawn.map(transaction.mapping, transaction.doc);
        return transaction.docChanged || transaction.getMeta(key) ? draw(state.doc, ticksOf) : drawn;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: {
        compositionend: (composed) => {
          // ProseMirror reads what was composed a moment later.
          setTimeout(() => {
            if (!composed.isDestroyed && !composed.composing) composed.dispatch(composed.state.tr.setMeta(key, true));
          }, 60);
          return false;
        },
      },
    },
  });
}

type Tick = { readonly from: number; readonly to: number; readonly space: boolean };

function draw(document: Node, ticksOf: (block: Node) => readonly Tick[]): DecorationSet {
  const ticks: Decoration[] = [];
  document.forEach((block, position) => {
    for (const { from, to, space } of ticksOf(block)) {
      const place = position + 1;
      ticks.push(Decoration.inline(place + from, place + to, { class: space ? "tick tick-in-space" : "tick" }));
    }
  });
  return DecorationSet.create(document, ticks);
}

/** Positions inside a block's node: the space before a sentence, or its first character where there is none. */
function ticksIn(locale: string): (block: Node) => readonly Tick[] {
  const known = new WeakMap<Node, readonly Tick[]>();
  return (block) => {
    const found = known.get(block) ?? findTicks(block, locale);
    known.set(block, found);
    return found;
  };
}

function findTicks(block: Node, locale: string): Tick[] {
  const text = block.textBetween(0, block.content.size, undefined, (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : "",
  );
  return sentenceStarts(blockOf(block), locale).map((start) => {
    const space = /[ \t\u00A0]/.test(text.charAt(start - 1));
    if (space) return { from: nodePosition(block, start - 1), to: nodePosition(block, start), space };
    const width = /[\uD800-\uDBFF]/.test(text.charAt(start)) ? 2 : 1;
    const to = nodePosition(block, start + width);
    return { from: to - width, to, space };
  });
}
