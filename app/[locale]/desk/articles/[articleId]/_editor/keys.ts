import { Extension } from "@tiptap/core";
import { type Command, Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { leaveStyle, setBlockStyle } from "./block-commands.ts";
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
  if (key === "Enter" && !shiftKey) return leaveStyle("Enter");
  if (key === "Backspace") return first(leaveStyle("Backspace"), passBoundary(-1));
  if (key === "Delete") return passBoundary(1);
  return null;
}

/** The key does nothing else, also where there is nothing to split: no new paragraph by mistake. */
function always(command: Command): Command {
  return (...state) => command(...state) || true;
}

function first(...commands: readonly Command[]): Command {
  return (...state) => commands.some((command) => command(...state));
}

/** Deleting letters leaves a decision about a boundary where it is: the caret goes past it first. */
function passBoundary(direction: 1 | -1): Command {
  return ({ selection, tr }, _dispatch, view?: EditorView) => {
    const { $head, empty } = selection;
    if (!empty || !view) return false;
    let place = $head.pos;
    const next = (position: number) => {
      const $position = tr.doc.resolve(position);
      return direction < 0 ? $position.nodeBefore : $position.nodeAfter;
    };
    while (next(place)?.type.name === "boundary") place += direction;
    if (place !== $head.pos) view.dispatch(tr.setSelection(TextSelection.create(tr.doc, place)));
    return false;
  };
}
