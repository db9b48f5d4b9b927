"use client";

import type { Command } from "@tiptap/pm/state";
import { type Editor, useEditorState } from "@tiptap/react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { type BlockStyle, setBlockStyle, styleOfSelection } from "./block-commands.ts";
import * as icons from "./icons.tsx";
import { joinWithPrevious, splitAtCaret } from "./sentence-commands.ts";
import styles from "./toolbar.module.css";

type Props = {
  readonly editor: Editor | null;
  readonly locale: string;
  /** Id of the text it works on. */
  readonly controls: string;
  readonly onLink: () => void;
};

type Tool = {
  readonly name: string;
  readonly icon: ReactNode;
  readonly keys?: string;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly run: () => void;
};

const idle = {
  style: null,
  bold: false,
  italic: false,
  code: false,
  link: false,
  split: false,
  join: false,
  undo: false,
  redo: false,
};

const styleTools: readonly [BlockStyle, ReactNode, string?][] = [
  ["paragraph", icons.paragraph, "Mod+Alt+0"],
  ["heading2", icons.heading2, "Mod+Alt+2"],
  ["heading3", icons.heading3, "Mod+Alt+3"],
  ["quotation", icons.quotation],
  ["bulletList", icons.bulletList],
  ["orderedList", icons.orderedList],
  ["code", icons.codeBlock],
];

/** What can be done to the text, reached by one tab stop and the arrow keys. */
export function Toolbar({ editor, locale, controls, onLink }: Props) {
  const t = useTranslations("Toolbar");
  const bar = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const state =
    useEditorState({
      editor,
      selector: ({ editor }) =>
        editor
          ? {
              style: styleOfSelection(editor.state),
              bold: editor.isActive("bold"),
              italic: editor.isActive("italic"),
              code: editor.isActive("code"),
              link: editor.isActive("link"),
              split: splitAtCaret(locale)(editor.state),
              join: joinWithPrevious(locale)(editor.state),
              undo: editor.can().undo(),
              redo: editor.can().redo(),
            }
          : idle,
    }) ?? idle;

  function run(command: Command): void {
    if (!editor) return;
    command(editor.state, editor.view.dispatch, editor.view);
    // At once: Tiptap's own command waits for a frame and would undo a selection made meanwhile.
    editor.view.focus();
  }

  const groups: readonly (readonly Tool[])[] = [
    styleTools.map(([style, icon, keys]) => ({
      name: style,
      icon,
      ...(keys && { keys }),
      pressed: state.style === style,
      run: () => run(setBlockStyle(style)),
    })),
    [
      {
        name: "bold",
        icon: icons.bold,
        keys: "Mod+B",
        pressed: state.bold,
        run: () => run(() => editor?.commands.toggleMark("bold") ?? false),
      },
      {
        name: "italic",
        icon: icons.italic,
        keys: "Mod+I",
        pressed: state.italic,
        run: () => run(() => editor?.commands.toggleMark("italic") ?? false),
      },
      {
        name: "inlineCode",
        icon: icons.inlineCode,
        pressed: state.code,
        run: () => run(() => editor?.commands.toggleMark("code") ?? false),
      },
      { name: "link", icon: icons.link, keys: "Mod+K", pressed: state.link, run: onLink },
    ],
    [
      {
        name: "split",
        icon: icons.split,
        keys: "Alt+Enter",
        disabled: !state.split,
        run: () => run(splitAtCaret(locale)),
      },
      {
        name: "join",
        icon: icons.join,
        keys: "Alt+Backspace",
        disabled: !state.join,
        run: () => run(joinWithPrevious(locale)),
      },
    ],
    [
      {
        name: "undo",
        icon: icons.undo,
        keys: "Mod+Z",
        disabled: !state.undo,
        run: () => run(() => editor?.commands.undo() ?? false),
      },
      {
        name: "redo",
        icon: icons.redo,
        keys: "Mod+Shift+Z",
        disabled: !state.redo,
        run: () => run(() => editor?.commands.redo() ?? false),
      },
    ],
  ];
  const count = groups.flat().length;

  function move(event: KeyboardEvent) {
    const rightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const forward = rightToLeft ? "ArrowLeft" : "ArrowRight";
    const back = rightToLeft ? "ArrowRight" : "ArrowLeft";
    const places: Readonly<Record<string, number>> = {
      [forward]: (current + 1) % count,
      [back]: (current + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    setCurrent(place);
    bar.current?.querySelectorAll("button")[place]?.focus();
  }

  let place = -1;
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t("label")}
      aria-controls={editor ? controls : undefined}
      className={styles["toolbar"]}
      onKeyDown={move}
    >
      {groups.map((tools) => (
        <div key={tools[0]?.name} className={styles["group"]}>
          {tools.map((tool) => {
            place += 1;
            const here = place;
            const label = t(tool.name as "bold");
            return (
              <button
                key={tool.name}
                type="button"
                className={styles["tool"]}
                aria-label={label}
                aria-pressed={tool.pressed}
                aria-disabled={tool.disabled || !editor || undefined}
                aria-keyshortcuts={tool.keys?.replace("Mod", "Control")}
                title={tool.keys ? t("withKeys", { label, keys: tool.keys.replace("Mod", "Ctrl") }) : label}
                tabIndex={here === current ? 0 : -1}
                onFocus={() => setCurrent(here)}
                // The text keeps its selection while the pointer is on a button.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => !tool.disabled && tool.run()}
              >
                {tool.icon}
              </button>
            );
          })}
        </div>
      ))}
    </div>
  );
}
