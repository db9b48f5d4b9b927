import { Extension } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { type Command, Plugin, TextSelection } from "@tiptap/pm/state";
import { continueStyle, leaveStyle, setBlockStyle } from "./block-commands.ts";
import { joinAtStart, splitAtCaret } from "./sentence-commands.ts";

export type KeyOptions = {
  readonly locale: string;
  /** Asks for the address of a link. */
  readonly onLink: () => void;
};

/** Whether an input method is at work: then every key belongs to it. 229 is what some browsers call such a key. */
export function isComposing(event: { readonly isComposing: boolean; readonly keyCode: number }): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The editor's own keys; those of a text editor are ProseMirror's. */
export const keys = Extension.create<KeyOptions>({
  name: "keys",
  priority: 1_000,
  addProseMirrorPlugins() {
    const { locale, onLink } = this.options;
    return [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => {
            if (isComposing(event)) return false;
            const command = findCommand(event, locale, onLink);
            return command?.(view.state, view.dispatch, view) ?? false;
          },
        },
      }),
    ];
  },
});

function findCommand(event: KeyboardEvent, locale: string, onLink: () => void): Command | null {
  const { altKey, ctrlKey, metaKey, shiftKey, key } = event;
  const modifier = ctrlKey || metaKey;
  if (altKey && !modifier && !shiftKey && key === "Enter") return always(splitAtCaret(locale));
  if (altKey && !modifier && !shiftKey && key === "Backspace") return joinAtStart(locale);
  if (modifier && !altKey && !shiftKey && key.toLowerCase() === "k") {
    return () => {
      onLink();
      return true;
    };
  }
  if (modifier && altKey && key === "0") return setBlockStyle("paragraph");
  if (modifier || altKey) return null;
  if (key === "Enter" && !shiftKey) return first(leaveStyle("Enter"), continueStyle);
  if (key === "Backspace") return first(leaveStyle("Backspace"), passBoundary(-1));
  if (key === "Delete") return passBoundary(1);
  if ((key === "ArrowLeft" || key === "ArrowRight") && !shiftKey) return movePastBoundary(key);
  return null;
}

/** The key does nothing else, also where there is nothing to split: no new paragraph by mistake. */
function always(command: Command): Command {
  return (...state) => command(...state) || true;
}

function first(...commands: readonly Command[]): Command {
  return (...state) => commands.some((command) => command(...state));
}

/** Deleting takes a letter, not the decision about a boundary beside it: the caret is past that first. */
function passBoundary(direction: 1 | -1): Command {
  return ({ selection, tr }, dispatch) => {
    const place = selection.empty ? skipBoundaries(selection.$head, direction) : selection.head;
    if (place !== selection.head) dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place)));
    return false;
  };
}

/** Beside a boundary the caret moves by a letter as well: there is nothing to see on the way. */
function movePastBoundary(key: "ArrowLeft" | "ArrowRight"): Command {
  return ({ selection, tr }, dispatch, view) => {
    if (!selection.empty || !view) return false;
    const rightToLeft = getComputedStyle(view.dom).direction === "rtl";
    const direction = (key === "ArrowRight") === rightToLeft ? -1 : 1;
    const place = skipBoundaries(selection.$head, direction);
    if (place === selection.head) return false;
    const $place = tr.doc.resolve(place);
    const next = direction > 0 ? $place.nodeAfter : $place.nodeBefore;
    const letters = Array.from(new Intl.Segmenter().segment(next?.text ?? ""), ({ segment }) => segment);
    const letter = (direction > 0 ? letters[0] : letters.at(-1)) ?? "";
    const length = next?.isText ? letter.length : (next?.nodeSize ?? 0);
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + direction * length)).scrollIntoView());
    return true;
  };
}

function skipBoundaries($head: ResolvedPos, direction: 1 | -1): number {
  let $place = $head;
  while ((direction < 0 ? $place.nodeBefore : $place.nodeAfter)?.type.name === "boundary") {
    $place = $place.doc.resolve($place.pos + direction);
  }
  return $place.pos;
}
