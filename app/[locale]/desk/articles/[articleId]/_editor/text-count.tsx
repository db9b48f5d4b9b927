"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { isFrontMatter } from "#lib/articles/article.ts";
import { isHan } from "#lib/locales/locale.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { splitBlock } from "#lib/segments/segmentation.ts";
import { plainText } from "#lib/text/runs.ts";
import { splitWords } from "#lib/text/words.ts";

/** How long the body is: characters where Han is written, words elsewhere; and sentences. */
export function TextCount({ blocks, locale }: { readonly blocks: readonly DraftBlock[]; readonly locale: string }) {
  const t = useTranslations("TextCount");
  const settled = useDeferredValue(blocks);
  const { length, sentences } = useMemo(() => count(settled, locale), [settled, locale]);
  return <p className="meta">{t(isHan(locale) ? "characters" : "words", { length, sentences })}</p>;
}

const counted = new WeakMap<DraftBlock, { length: number; sentences: number }>();

function count(blocks: readonly DraftBlock[], locale: string): { length: number; sentences: number } {
  let [length, sentences] = [0, 0];
  for (const block of blocks) {
    if (isFrontMatter(block)) continue;
    const known = counted.get(block) ?? countBlock(block, locale);
    counted.set(block, known);
    length += known.length;
    sentences += known.sentences;
  }
  return { length, sentences };
}

function countBlock(block: DraftBlock, locale: string): { length: number; sentences: number } {
  const text = plainText(block.runs);
  const length = isHan(locale)
    ? Array.from(text.replace(/\s/g, "")).length
    : splitWords(text, locale).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return { length, sentences: splitBlock(block, locale).length };
}
