import { DomainError } from "#lib/errors.ts";
import { stripInvisible } from "#lib/text/hygiene.ts";
import type { Rendering } from "./term.ts";

/** What a term names. People, places and bodies may have a pinyin reading. */
export const termKinds = ["term", "person", "place", "body"] as const;
export type TermKind = (typeof termKinds)[number];

export const partsOfSpeech = ["noun", "proper_noun", "verb", "adjective", "adverb", "phrase"] as const;
export type PartOfSpeech = (typeof partsOfSpeech)[number];

export const renderingStatuses = ["preferred", "admitted", "forbidden"] as const;

/** One way to say a term in a target locale. `note`: why it is to be used, or not; readers see it. */
export type TermRendering = Rendering & { readonly note: string };

/**
 * What the glossary says of a term whatever the target. `sense` tells apart two
 * terms that are written alike, and is empty for the only one; `note` says what
 * is meant, `source` where it comes from. Readers see all of it.
 */
export type TermDetails = {
  readonly text: string;
  readonly sense: string;
  readonly kind: TermKind;
  /** Empty where nobody has said. */
  readonly partOfSpeech: PartOfSpeech | "";
  readonly pinyin: string;
  readonly domain: string;
  readonly note: string;
  readonly source: string;
};

/** A term as somebody proposes it for one target locale: its renderings in the order they are shown. None: the term is to go. */
export type TermContent = TermDetails & { readonly renderings: readonly TermRendering[] };

/** Code points. */
export const termLimits = {
  text: 200,
  sense: 80,
  pinyin: 200,
  domain: 80,
  note: 1_000,
  source: 300,
  comment: 500,
  renderings: 30,
} as const;

export const emptyDetails: TermDetails = {
  text: "",
  sense: "",
  kind: "term",
  partOfSpeech: "",
  pinyin: "",
  domain: "",
  note: "",
  source: "",
};

/** What is wrong with a term's renderings. A code is the key of its message under `Errors`. */
export type RenderingFault = "rendering_twice" | "preferred_twice";

/** The first thing wrong with the renderings as a list, or null: one text stands once, and one of them is preferred. */
export function findRenderingFault(renderings: readonly Rendering[]): RenderingFault | null {
  const texts = renderings.map(({ text }) => text.toLowerCase());
  if (new Set(texts).size < texts.length) return "rendering_twice";
  return renderings.filter(({ status }) => status === "preferred").length > 1 ? "preferred_twice" : null;
}

/** Throws `invalid_input` for a term without text, `rendering_twice` and `preferred_twice`. */
export function assertSound(content: TermContent): void {
  if (content.text === "") throw new DomainError("invalid_input", { fields: "text" });
  if (content.renderings.some(({ text }) => text === ""))
    throw new DomainError("invalid_input", { fields: "renderings" });
  const fault = findRenderingFault(content.renderings);
  if (fault) throw new DomainError(fault);
}

/** One line as it is kept: NFC, single blanks, nothing invisible. */
export function tidyLine(text: string): string {
  return stripInvisible(text).replace(/\s+/g, " ").trim();
}

/** Some lines as they are kept. */
export function tidyLines(text: string): string {
  return stripInvisible(text)
    .replace(/[ \t]+$/gm, "")
    .trim();
}

/** Whether two contents say the same. */
export function sameTermContent(a: TermContent, b: TermContent): boolean {
  return JSON.stringify(flatten(a)) === JSON.stringify(flatten(b));
}

/** Lower case, accents and tones taken off: what a search compares. */
export function searchable(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
}

/** Everything one may look a term up by. Pinyin can be typed with tones or without, in one word or in syllables. */
export function searchText(details: TermDetails, renderings: readonly Pick<Rendering, "text">[]): string {
  const { text, sense, pinyin, domain } = details;
  const joined = pinyin.replace(/[\s'’-]+/g, "");
  return searchable([text, sense, pinyin, joined, domain, ...renderings.map((rendering) => rendering.text)].join("\n"));
}

/** The first two signs, in lower case: by them the terms of a text are found among all. */
export function termHead(text: string): string {
  return text.toLowerCase().slice(0, 2);
}

function flatten({ renderings, ...details }: TermContent) {
  const { text, sense, kind, partOfSpeech, pinyin, domain, note, source } = details;
  return [
    [text, sense, kind, partOfSpeech, pinyin, domain, note, source],
    renderings.map((rendering) => [rendering.text, rendering.status, rendering.note]),
  ];
}
