import { type TermContent, type TermKind, termKinds, termLimits } from "#lib/glossary/entry.ts";
import type { RenderingStatus } from "#lib/glossary/term.ts";
import type { ExchangeConcept, ExchangeWording } from "./tbx.ts";

/** A term as the glossary has it, with its renderings in every locale. */
export type ListedTerm = Omit<TermContent, "renderings"> & {
  readonly id: string;
  readonly sourceLocale: string;
  readonly renderings: readonly (TermContent["renderings"][number] & { readonly locale: string })[];
};

/** Terms as concepts of a TBX. What kind of thing a term is goes with its field, where it has one: `body: city`. */
export function asConcepts(terms: readonly ListedTerm[]): ExchangeConcept[] {
  return terms.map((term) => ({
    id: term.id,
    note: term.note,
    subject: [term.kind === "term" ? "" : term.kind, term.domain].filter(Boolean).join(": "),
    wordings: [
      { locale: term.sourceLocale, text: term.text, status: null, note: term.sense },
      ...term.renderings.map(({ locale, text, status, note }) => ({ locale, text, status, note })),
    ],
    line: 0,
  }));
}

/**
 * What a concept says of one pair of locales; null where it has no words in one
 * of them. The first wording nobody forbids is the term. A note of its that is
 * longer than a sense explains it.
 */
export function asTerm(concept: ExchangeConcept, sourceLocale: string, locale: string): TermContent | null {
  const source = concept.wordings.find((one) => one.locale === sourceLocale && one.status !== "forbidden");
  const wordings = concept.wordings.filter((one) => one.locale === locale);
  if (!source || wordings.length === 0) return null;
  const [, named = "", field = ""] = /^(?:(person|place|body)(?:: |$))?(.*)$/su.exec(concept.subject) ?? [];
  const kind: TermKind = termKinds.find((known) => known === named) ?? "term";
  const explains = Array.from(source.note).length > termLimits.sense;
  const both = explains ? [concept.note, source.note].filter(Boolean).join("\n") : concept.note;
  const note = Array.from(both).length > termLimits.note ? concept.note : both;
  return {
    ...{ text: source.text, sense: explains ? "" : source.note, kind, domain: field, note },
    ...{ partOfSpeech: "", pinyin: "", source: "" },
    renderings: withStatuses(wordings),
  };
}

/** One is preferred: what the file says, or else the first that it says nothing of. Each text once. */
function withStatuses(wordings: readonly ExchangeWording[]): TermContent["renderings"] {
  const seen = new Set<string>();
  const single = wordings.filter(({ text }) => {
    const key = text.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
  const preferred =
    single.find(({ status }) => status === "preferred") ?? single.find(({ status }) => status === null) ?? null;
  return single.map((wording) => {
    const { text, note } = wording;
    const status: RenderingStatus =
      wording === preferred ? "preferred" : wording.status === "forbidden" ? "forbidden" : "admitted";
    return { text, status, note };
  });
}
