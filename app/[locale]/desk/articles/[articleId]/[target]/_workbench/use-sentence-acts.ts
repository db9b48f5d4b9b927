"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { decodeTokens, encodeTokens, listMarks } from "#lib/text/marks.ts";
import { sameRuns } from "#lib/text/runs.ts";
import type { Insertion } from "./_help/help.ts";
import type { EditorHandle } from "./target-editor.tsx";
import { applyFix, copySource, type Fix, insertPart, placeMark } from "./target-text.ts";
import type { WorkbenchCommands } from "./use-workbench.ts";
import type { WorkbenchState } from "./workbench-state.ts";

type Options = {
  /** The state as it is now, whenever it is asked. */
  readonly latest: RefObject<WorkbenchState>;
  /** The field of the active sentence. */
  readonly editor: RefObject<EditorHandle | null>;
  readonly commands: WorkbenchCommands;
  readonly announce: (words: string) => void;
};

/** What can be done to the sentence under hand, by key and by button alike. */
export function useSentenceActs({ latest, editor, commands, announce }: Options) {
  const t = useTranslations("Workbench");

  // Made once, of what never changes: rows are drawn again only when they change themselves.
  const [acts] = useState(() => ({
    confirm(id: string, next: "unconfirmed" | "untranslated" = "unconfirmed") {
      const to = commands.confirm(id, next);
      if (to === "stay") return;
      if (to !== null) commands.activate(to);
      else announce(next === "unconfirmed" ? t("allConfirmed") : t("noneUntranslated"));
    },

    copy(id: string) {
      const row = latest.current.rows[id];
      if (!row || !editor.current) return;
      const source = encodeTokens(row.row.source, row.row.source);
      editor.current.apply(copySource(row.text, editor.current.selection(), source));
    },

    place(number: number) {
      const { activeId, rows } = latest.current;
      const row = activeId === null ? undefined : rows[activeId];
      if (!row || !editor.current || !listMarks(row.row.source).some((mark) => mark.number === number)) return;
      editor.current.apply(placeMark(row.text, editor.current.selection(), number));
    },

    insert(id: string, insertion: Insertion) {
      const { activeId, rows } = latest.current;
      const row = rows[id];
      if (!row || id !== activeId || row.conflict || !editor.current || editor.current.composing()) return;
      if (insertion.kind === "act") return insertion.act();
      if (insertion.kind === "part") {
        editor.current.apply(insertPart(row.text, editor.current.selection(), insertion.text));
        return;
      }
      if (insertion.whenEmpty && row.text.trim() !== "") return;
      commands.begin(id, { origin: insertion.origin, produced: insertion.target });
      editor.current.rewrite(encodeTokens(insertion.target, row.row.source));
      announce(t("inserted"));
    },

    fix(id: string, wanted: Fix) {
      const row = latest.current.rows[id];
      if (!row) return;
      const target = applyFix(row.target, wanted);
      const text = encodeTokens(target, row.row.source);
      const readable = sameRuns(decodeTokens(text, row.row.source, row.encoded).runs, target);
      if (editor.current && readable) editor.current.rewrite(text);
      else commands.replace(id, target);
      // A second fix at once must not go by what was found before the first.
      commands.check(id);
    },
  }));
  return acts;
}
