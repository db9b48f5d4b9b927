"use client";

import type { Editor } from "@tiptap/core";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  type FrontMatterKind,
  frontMatterKinds,
  isFrontMatter,
  type SavedSource,
  type SourceConflict,
  type SourceDocument,
} from "#lib/articles/article.ts";
import { sameBlock } from "#lib/articles/document.ts";
import { mergeBlocks } from "#lib/articles/merging.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import type { LocalCopy } from "../../../../../_ui/autosave/local-copies.ts";
import { putJson } from "../../../../../_ui/autosave/put.ts";
import { type Autosave, useAutosave } from "../../../../../_ui/autosave/use-autosave.ts";
import { readBody, writeBody } from "./blocks.ts";

export type Blocks = readonly DraftBlock[];

/** Somebody else's change that was put together with one's own. */
export type Merge = { readonly name: string; readonly self: boolean };

export type SourceState = {
  readonly front: Readonly<Record<FrontMatterKind, string>>;
  readonly writeFront: (kind: FrontMatterKind, text: string, settled: boolean) => void;
  /** Everything as it stands on the screen. */
  readonly blocks: Blocks;
  readonly autosave: Autosave<Blocks, SavedSource>;
  readonly conflict: SourceDocument | null;
  readonly base: Blocks;
  readonly resolve: (preferred: "mine" | "theirs") => void;
  readonly merge: Merge | null;
  readonly dismissMerge: () => void;
  /** What a copy from before makes of the text that is saved now. */
  readonly recovered: (copy: LocalCopy<Blocks>) => Blocks;
  readonly restore: (copy: LocalCopy<Blocks>) => void;
  /** Puts an earlier text on the screen, as a change like any other. */
  readonly putBack: (blocks: Blocks) => void;
  /** For the editor: it has changed, and nobody composes. */
  readonly bodyChanged: () => void;
  readonly attach: (editor: Editor | null) => void;
};

/** Holds an original while somebody writes it, saves it, and puts other people's changes together with theirs. */
export function useSource(source: SourceDocument, person: string): SourceState {
  const { articleId, sourceLocale: locale } = source;
  const key = `source:${articleId}`;
  const url = `/api/articles/${articleId}/source`;
  const editor = useRef<Editor | null>(null);
  const current = useRef<Blocks>(source.blocks);
  const [blocks, setBlocks] = useState<Blocks>(source.blocks);
  const [conflict, setConflict] = useState<SourceConflict | null>(null);
  const [merge, setMerge] = useState<Merge | null>(null);
  const waiting = useRef<SourceConflict | null>(null);
  const settled = useRef<string | null>(null);

  const autosave = useAutosave<Blocks, SavedSource>({
    scope: key,
    person,
    documents: [{ key, version: source.version, content: source.blocks }],
    equals: sameText,
    countChanges,
    send: ({ content, version, operationId, tab }) =>
      putJson<SavedSource>(url, {
        blocks: content,
        version,
        operationId,
        tab,
        person,
        settles: settled.current ?? undefined,
      }),
    onSaved: () => {
      settled.current = null;
    },
    onConflict: (_key, details) => meet(details as SourceConflict),
  });
  const { queue } = autosave;

  const take = useCallback(
    (next: Blocks) => {
      current.current = next;
      setBlocks(next);
      queue.change(key, next);
    },
    [queue, key],
  );

  /** Puts `next` on the screen; what the editor makes of it is what counts. */
  const show = useCallback(
    (next: Blocks, undoable: boolean) => {
      if (editor.current)
        writeBody(
          editor.current,
          next.filter((block) => !isFrontMatter(block)),
          undoable,
        );
      const body = editor.current ? readBody(editor.current.state.doc) : next.filter((block) => !isFrontMatter(block));
      take([...next.filter(isFrontMatter), ...body]);
    },
    [take],
  );

  const settle = useCallback(
    ({ theirs, copyId }: SourceConflict, preferred: "mine" | "theirs") => {
      const base = queue.stored(key).content;
      const outcome = mergeBlocks({ base, theirs: theirs.blocks, mine: current.current }, preferred, locale);
      // Where mine goes on, the copy the server kept of it has served.
      settled.current = preferred === "mine" ? copyId : null;
      show(outcome.blocks, preferred === "theirs");
      queue.rebase(key, { version: theirs.version, content: theirs.blocks });
    },
    [queue, key, locale, show],
  );

  function meet(found: SourceConflict) {
    if (editor.current?.view.composing) {
      waiting.current = found;
      return;
    }
    const { theirs } = found;
    const base = queue.stored(key).content;
    const outcome = mergeBlocks({ base, theirs: theirs.blocks, mine: current.current }, "mine", locale);
    if (outcome.disputed.length > 0) {
      setConflict(found);
      return;
    }
    settle(found, "mine");
    setMerge({ name: theirs.savedBy?.name ?? "", self: theirs.savedBy?.id === person });
  }
  const meetLatest = useRef(meet);
  meetLatest.current = meet;

  // A page that was kept in the background, or drawn before the last save, takes what is there now.
  useEffect(() => {
    const refresh = async () => {
      if (document.visibilityState !== "visible" || queue.unsaved(key)) return;
      const latest = await findLatest(url);
      if (!latest || latest.version <= queue.stored(key).version) return;
      if (queue.unsaved(key) || editor.current?.view.composing) return;
      queue.open(key, { version: latest.version, content: latest.blocks });
      show(latest.blocks, false);
    };
    void refresh();
    document.addEventListener("visibilitychange", refresh);
    return () => document.removeEventListener("visibilitychange", refresh);
  }, [queue, key, url, show]);

  const recovered = useCallback(
    (copy: LocalCopy<Blocks>) => {
      const theirs = queue.stored(key).content;
      return mergeBlocks({ base: copy.base, theirs, mine: copy.content }, "mine", locale).blocks;
    },
    [queue, key, locale],
  );

  const front = useMemo(() => frontOf(blocks), [blocks]);

  return {
    front,
    writeFront: (kind, text, settled) => {
      const next = current.current.map((block) => (block.kind === kind ? rewrite(block, text) : block));
      if (settled) return take(next);
      current.current = next;
      setBlocks(next);
    },
    blocks,
    autosave,
    conflict: conflict?.theirs ?? null,
    base: queue.stored(key).content,
    resolve: (preferred) => {
      if (!conflict) return;
      settle(conflict, preferred);
      setConflict(null);
      editor.current?.commands.focus();
    },
    merge,
    dismissMerge: () => setMerge(null),
    recovered,
    restore: (copy) => {
      const next = recovered(copy);
      show(next, true);
      autosave.recover(copy, current.current);
    },
    putBack: (next) => show(next, true),
    bodyChanged: useCallback(() => {
      if (!editor.current) return;
      take([...current.current.filter(isFrontMatter), ...readBody(editor.current.state.doc)]);
      const found = waiting.current;
      waiting.current = null;
      if (found) meetLatest.current(found);
    }, [take]),
    attach: useCallback((created: Editor | null) => {
      editor.current = created;
    }, []),
  };
}

async function findLatest(url: string): Promise<SourceDocument | null> {
  try {
    const response = await fetch(url, { cache: "no-store" });
    const answer = (await response.json()) as { ok: true; value: SourceDocument } | { ok: false };
    return answer.ok ? answer.value : null;
  } catch {
    return null;
  }
}

function frontOf(blocks: Blocks): Record<FrontMatterKind, string> {
  const textOf = (kind: FrontMatterKind) => plainText(blocks.find((block) => block.kind === kind)?.runs ?? []);
  const [headline, summary, byline] = frontMatterKinds.map(textOf);
  return { headline: headline ?? "", summary: summary ?? "", byline: byline ?? "" };
}

/** Emphasis in a field of plain text lasts until somebody changes its words. */
function rewrite(block: DraftBlock, text: string): DraftBlock {
  return plainText(block.runs) === text ? block : { ...block, runs: textRun(text), boundaries: [] };
}

function sameText(a: Blocks, b: Blocks): boolean {
  return a.length === b.length && a.every((block, index) => isUnchanged(block, b[index]));
}

function isUnchanged(block: DraftBlock, other: DraftBlock | undefined): boolean {
  return block === other || (other !== undefined && block.id === other.id && sameBlock(block, other));
}

function countChanges(stored: Blocks, latest: Blocks): number {
  const old = new Map(stored.map((block) => [block.id, block]));
  const changed = latest.filter((block) => !isUnchanged(block, old.get(block.id))).length;
  const ids = new Set(latest.map((block) => block.id));
  return changed + stored.filter((block) => !ids.has(block.id)).length;
}
