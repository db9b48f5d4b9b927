import { z } from "zod";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { hasForbiddenCharacters } from "#lib/text/hygiene.ts";
import {
  partsOfSpeech,
  renderingStatuses,
  type TermContent,
  termKinds,
  termLimits,
  tidyLine,
  tidyLines,
} from "./entry.ts";

export const contentLocale = z.string().max(35).refine(isLocale).transform(parseLocale);

const rendering = z.strictObject({
  text: line(termLimits.text),
  status: z.enum(renderingStatuses),
  note: line(termLimits.note),
});

/** A term as it comes from a form or a file. Rows of renderings without a text are left out. */
export const termContentInput: z.ZodType<TermContent> = z.strictObject({
  text: line(termLimits.text).refine((text) => text !== ""),
  sense: line(termLimits.sense),
  kind: z.enum(termKinds),
  partOfSpeech: z.enum(["", ...partsOfSpeech]),
  pinyin: line(termLimits.pinyin),
  domain: line(termLimits.domain),
  note: lines(termLimits.note),
  source: line(termLimits.source),
  renderings: z
    .array(rendering)
    .max(termLimits.renderings)
    .transform((rows) => rows.filter(({ text }) => text !== "")),
});

export const termId = z.string().regex(/^[0-9a-z]{10}$/);

const comment = lines(termLimits.comment);

/** A new term, or a change of the one that `termId` and `version` name. */
export const proposeTermInput = z.strictObject({
  termId: termId.nullable(),
  version: z.coerce.number().int().positive().nullable(),
  sourceLocale: contentLocale,
  locale: contentLocale,
  content: termContentInput,
  comment,
});

/** A proposal at the version somebody had before them. As a form sends it: `{proposalId}:{version}`. */
const seenProposal = z
  .string()
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/)
  .transform((text) => {
    const [proposalId = "", version = ""] = text.split(":");
    return { proposalId, version: Number(version) };
  });

export const seenInput = z.strictObject({ seen: seenProposal });

export const seenManyInput = z.strictObject({ seen: z.array(seenProposal).min(1).max(20_000) });

export const reviseInput = z.strictObject({ seen: seenProposal, content: termContentInput, comment });

export const declineTermsInput = seenManyInput.extend({
  reason: lines(termLimits.comment).refine((text) => text !== "", "reason_required"),
});

/** A file of terms, and the locales of the rows that name none. */
export const termFileInput = z.strictObject({
  file: z.instanceof(File).refine(({ size }) => size > 0 && size < 1_000_000),
  sourceLocale: contentLocale,
  locale: contentLocale,
});

/** The fields of the term form. */
export function termOf(form: FormData): Record<keyof TermContent, unknown> {
  const field = (name: string) => form.get(name) ?? "";
  const column = (name: string) => form.getAll(`rendering.${name}`);
  const [statuses, notes] = [column("status"), column("note")];
  return {
    text: field("text"),
    sense: field("sense"),
    kind: field("kind"),
    partOfSpeech: field("partOfSpeech"),
    pinyin: field("pinyin"),
    domain: field("domain"),
    note: field("note"),
    source: field("source"),
    renderings: column("text").map((text, row) => ({ text, status: statuses[row], note: notes[row] ?? "" })),
  };
}

/** One line, at most `maximum` characters, without what may not be stored. */
function line(maximum: number) {
  return words(maximum, tidyLine);
}

function lines(maximum: number) {
  return words(maximum, tidyLines);
}

function words(maximum: number, tidy: (text: string) => string) {
  return z
    .string()
    .max(20_000, "text_too_long")
    .refine((text) => !hasForbiddenCharacters(text.replace(/[\r\n]/g, "")), "invalid_characters")
    .transform(tidy)
    .refine((text) => Array.from(text).length <= maximum, "text_too_long");
}
