import { z } from "zod";
import { type ErrorCode, errorCodes } from "#lib/errors.ts";
import { termLimits, tidyLine, tidyLines } from "#lib/glossary/entry.ts";
import { uiLocales } from "#lib/i18n/routing.ts";
import { isLocale } from "#lib/locales/locale.ts";
import { hasForbiddenCharacters } from "#lib/text/hygiene.ts";
import { runsInput, textInput } from "#lib/text/input.ts";
import { plainText } from "#lib/text/runs.ts";
import { type ExchangeDocument, type Fault, type FaultCode, type Reading, refusalCodes } from "./document.ts";
import { translationFormats } from "./formats.ts";
import type { ReceivedContent } from "./received.ts";
import type { ExchangeConcept } from "./tbx.ts";

/** Bytes of a file that may be brought in. */
export const maximumFileSize = 20_000_000;

/** What to send out, as the form's address says it. Without articles: all of them. */
export const exportInput = z.object({
  article: z.array(z.guid()).max(1_000),
  target: z.array(z.string().refine(isLocale)).min(1).max(50),
  format: z.enum(translationFormats),
});

/** A file that was brought in, and what of it. `seen`: what the person had before them when they decided; `taken`: what they did not leave out. */
export const applyInput = z.object({
  fileId: z.guid(),
  seen: z.string().length(64),
  stand: z.literal("on").optional().transform(Boolean),
  taken: z.array(z.coerce.number().int().min(0)).max(1_000),
  uiLocale: z.enum(uiLocales),
});

/** A memory that was brought in, for the locale that the action is authorised for. */
export const memoryInput = applyInput.pick({ fileId: true, uiLocale: true });

/** A glossary that was brought in, for one pair of locales. */
export const glossaryInput = memoryInput.extend({
  sourceLocale: z.string().refine(isLocale),
  target: z.string().refine(isLocale),
});

/** Which stock of the newsroom to send out. */
export const stockInput = z.object({
  stock: z.enum(["memory", "glossary", "glossary_martif"]),
  target: z.array(z.string().refine(isLocale)).min(1).max(50),
});

export const forgetInput = applyInput.pick({ fileId: true, uiLocale: true });

export const proposalInput = z.object({
  articleId: z.guid(),
  proposalId: z.guid(),
  version: z.coerce.number().int().min(0),
});

/** A file's name as it may be shown and stored. */
export const fileNameInput = z.string().transform((name) => tidyLine(name.slice(-200)) || "file");

/** The texts of a file as they may be stored, NFC; a unit with another one is a fault and left out. */
export function acceptTexts(reading: Reading<ExchangeDocument>): Reading<ExchangeDocument> {
  const faults: Fault[] = [...reading.faults];
  const files = reading.content.files.map((file) => ({
    ...file,
    units: file.units.flatMap((unit) => {
      const target = runsInput.safeParse(unit.target);
      if (target.success) return [{ ...unit, target: target.data }];
      const code: FaultCode = target.error.issues.some((issue) => issue.message === "text_too_long")
        ? "text_too_long"
        : "text_forbidden";
      faults.push({ line: unit.line, code, about: unit.id });
      return [];
    }),
  }));
  return { content: { ...reading.content, files }, faults: faults.sort((a, b) => a.line - b.line) };
}

/** What was read of a file, with what may not be stored as faults and left out. */
export function acceptContent(content: ReceivedContent): ReceivedContent {
  if (content.kind === "translations") {
    const { content: document, faults } = acceptTexts({ content: content.document, faults: content.faults });
    return { ...content, document, faults };
  }
  const faults: Fault[] = [...content.faults];
  const accept = (line: number, about: string, code: FaultCode | null) => {
    if (code) faults.push({ line, code, about });
    return code === null;
  };
  const ordered = () => faults.sort((a, b) => a.line - b.line);
  if (content.kind === "memory") {
    const pairs = content.pairs.filter(({ line, id, source, target }) =>
      accept(line, id, faultOf([source, target].map((runs) => textInput.safeParse(plainText(runs))))),
    );
    return { ...content, pairs, faults: ordered() };
  }
  const concepts = content.concepts
    .filter((concept) => accept(concept.line, concept.id, faultOfConcept(concept)))
    .map(tidyConcept);
  return { ...content, concepts, faults: ordered() };
}

function faultOf(parsed: readonly z.ZodSafeParseResult<string>[]): FaultCode | null {
  const messages = parsed.flatMap(({ error }) => error?.issues.map((issue) => issue.message) ?? []);
  if (messages.length === 0) return null;
  return messages.includes("text_too_long") ? "text_too_long" : "text_forbidden";
}

/** What the glossary does not take by hand it does not take from a file. */
function faultOfConcept({ note, subject, wordings }: ExchangeConcept): FaultCode | null {
  const texts = [note, subject, ...wordings.flatMap((wording) => [wording.text, wording.note])];
  if (texts.some((text) => hasForbiddenCharacters(text.replace(/[\r\n]/g, "")))) return "text_forbidden";
  const longer = (text: string, maximum: number) => Array.from(text).length > maximum;
  const tooLong =
    longer(note, termLimits.note) ||
    longer(subject.replace(/^(?:person|place|body): /, ""), termLimits.domain) ||
    wordings.some((wording) => longer(wording.text, termLimits.text) || longer(wording.note, termLimits.note)) ||
    wordings.length > termLimits.renderings;
  return tooLong ? "text_too_long" : null;
}

function tidyConcept(concept: ExchangeConcept): ExchangeConcept {
  const wordings = concept.wordings.flatMap((wording) => {
    const text = tidyLine(wording.text);
    return text === "" ? [] : [{ ...wording, text, note: tidyLine(wording.note) }];
  });
  return { ...concept, note: tidyLines(concept.note), subject: tidyLine(concept.subject), wordings };
}

/** Why a file was not taken in: what its reader says, or what came before it. */
export const uploadRefusals = [...refusalCodes, "no_file", "too_large"] as const;

/** What the process that reads it says of a file: codes of `Errors`. */
const readingRefusals = errorCodes.filter((code): code is FileErrorCode => code.startsWith("file_"));
type FileErrorCode = Extract<ErrorCode, `file_${string}`>;

const exchangeAddress = z.object({
  q: z.string().trim().max(200).catch(""),
  article: z.union([z.guid().transform((one) => [one]), z.array(z.guid()).max(50)]).catch([]),
  target: z.string().refine(isLocale).catch(""),
  refused: z
    .enum([...uploadRefusals, ...readingRefusals])
    .nullable()
    .catch(null),
  line: z.coerce.number().int().min(0).max(100_000_000).catch(0),
  written: z.coerce.number().int().min(0).nullable().catch(null),
  proposed: z.coerce.number().int().min(0).catch(0),
  passed: z.coerce.number().int().min(0).catch(0),
  in: z.guid().nullable().catch(null),
  added: z.coerce.number().int().min(0).nullable().catch(null),
  terms: z.coerce.number().int().min(0).nullable().catch(null),
});

/** What the address of the exchange screen says. */
export type ExchangeAddress = {
  readonly search: string;
  readonly article: readonly string[];
  readonly target: string;
  readonly refused: (typeof uploadRefusals)[number] | FileErrorCode | null;
  readonly line: number;
  /** Pairs that the memory, or terms that the glossary was given. */
  readonly stock: { readonly kind: "memory" | "glossary"; readonly count: number } | null;
  readonly applied: {
    readonly written: number;
    readonly proposed: number;
    /** Left as they are, because somebody has changed them since the preview. */
    readonly passed: number;
    readonly article: string | null;
    readonly target: string;
  } | null;
};

/** What the address asks for; whatever it cannot mean is as if it were not there. */
export function readExchangeAddress(query: Readonly<Record<string, unknown>>): ExchangeAddress {
  const read = exchangeAddress.parse({ written: null, added: null, terms: null, ...query });
  const { article, target, refused, line, written, proposed, passed } = read;
  return {
    search: read.q,
    article,
    target,
    refused,
    line,
    stock:
      read.added !== null
        ? { kind: "memory", count: read.added }
        : read.terms !== null
          ? { kind: "glossary", count: read.terms }
          : null,
    applied:
      query["written"] === undefined || written === null
        ? null
        : { written, proposed, passed, article: read.in, target },
  };
}
