"use client";

import { htmlLang, localeDirection } from "#lib/locales/locale.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { diffWords } from "#lib/text/difference.ts";
import { plainText } from "#lib/text/runs.ts";
import { WordDifference } from "../../../../../_ui/word-difference.tsx";

type Props = {
  readonly before: string | null;
  /** Null when the block is gone. */
  readonly after: string | null;
  readonly locale: string;
  /** Said where the block is gone. */
  readonly gone: string;
};

/** How one paragraph has changed. */
export function TextDifference({ before, after, locale, gone }: Props) {
  if (after === null) return <span className="meta">{gone}</span>;
  return <WordDifference parts={diffWords(before ?? "", after, locale)} />;
}

type BlocksProps = {
  readonly before: readonly DraftBlock[];
  readonly after: readonly DraftBlock[];
  readonly locale: string;
};

/** How a whole text has changed: the paragraphs that differ, in order, those that are gone last. */
export function BlocksDifference({ before, after, locale }: BlocksProps) {
  const old = new Map(before.map((block) => [block.id, plainText(block.runs)]));
  const ids = new Set(after.map((block) => block.id));
  const changed = after
    .map((block) => ({ id: block.id, was: old.get(block.id) ?? "", is: plainText(block.runs) }))
    .filter(({ was, is }) => was !== is);
  const gone = before
    .filter((block) => !ids.has(block.id))
    .map((block) => ({ id: block.id, was: plainText(block.runs), is: "" }))
    .filter(({ was }) => was !== "");
  return (
    <div lang={htmlLang(locale)} dir={localeDirection(locale)}>
      {[...changed, ...gone].map(({ id, was, is }) => (
        <p key={id}>
          <WordDifference parts={diffWords(was, is, locale)} />
        </p>
      ))}
    </div>
  );
}
