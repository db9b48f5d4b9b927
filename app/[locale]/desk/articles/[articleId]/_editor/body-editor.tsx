"use client";

import { Extension, type JSONContent } from "@tiptap/core";
import { type Editor, EditorContent, type UseEditorOptions, useEditor } from "@tiptap/react";
import { useEffect, useState } from "react";
import { toDocument } from "#lib/articles/document.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { keys } from "./keys.ts";
import { editorSchema } from "./schema.ts";
import { sentenceMarks } from "./sentence-marks.ts";
import { StaticBody } from "./static-body.tsx";

type Props = {
  readonly id: string;
  readonly label: string;
  readonly blocks: readonly DraftBlock[];
  readonly locale: string;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  readonly className: string;
  readonly onEditor: (editor: Editor | null) => void;
  /** These are read once. Not called while an input method is at work. */
  readonly onChange: () => void;
  readonly onLeave: () => void;
  readonly onLink: () => void;
};

/** ProseMirror reads what was composed a moment after the input method is done. */
const afterComposition = 80;

/** Where the body is written. Until the editor is there, the same text stands still in its place. */
export function BodyEditor({
  id,
  label,
  blocks,
  locale,
  lang,
  dir,
  className,
  onEditor,
  onChange,
  onLeave,
  onLink,
}: Props) {
  const [initial] = useState(blocks);
  // Made once: an editor whose options change sets the selection anew, and keys pressed meanwhile are lost.
  const [options] = useState<UseEditorOptions>(() => ({
    immediatelyRender: false,
    // The page's policy allows no style elements: what ProseMirror asks for stands in the style sheet.
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    enableInputRules: false,
    enablePasteRules: false,
    extensions: [
      ...editorSchema(),
      keys.configure({ locale, onLink }),
      Extension.create({ name: "sentenceMarks", addProseMirrorPlugins: () => [sentenceMarks(locale)] }),
    ],
    content: toDocument(blocks) as JSONContent,
    editorProps: {
      attributes: {
        id,
        lang,
        dir,
        class: className,
        role: "textbox",
        "aria-label": label,
        "aria-multiline": "true",
        "data-placeholder": label,
      },
      handleDOMEvents: {
        compositionend: (view) => {
          setTimeout(() => !view.isDestroyed && !view.composing && onChange(), afterComposition);
          return false;
        },
      },
    },
    onUpdate: ({ editor }) => {
      if (!editor.view.composing) onChange();
    },
    onBlur: onLeave,
  }));
  const editor = useEditor(options);

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);

  if (editor) return <EditorContent editor={editor} />;
  return (
    <div className={className} lang={lang} dir={dir}>
      <StaticBody blocks={initial} />
    </div>
  );
}
