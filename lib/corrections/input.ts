import { z } from "zod";
import { hasForbiddenCharacters } from "#lib/text/hygiene.ts";
import { characters, correctionClasses, correctionLimits, correctionReasons, declineReasons } from "./correction.ts";

/** Whatever may stand in a field before it is looked at more closely: long enough to say *too long* rather than nothing. */
const rawText = z.string().max(20_000);

/** A reader's suggestion as it comes from outside. The text itself is judged by `parseProposal`, beside what the reader saw. */
export const suggestionInput = z.strictObject({
  operationId: z.uuid(),
  revisionId: z.uuid(),
  segmentId: z.string().min(1).max(64),
  proposed: rawText,
  reason: z.enum(correctionReasons).default("other"),
  note: line(correctionLimits.note).default(""),
  evidenceUrl: line(correctionLimits.evidenceUrl)
    .refine((url) => url === "" || isEvidenceUrl(url))
    .default(""),
  creditName: line(correctionLimits.creditName).default(""),
  email: z.union([z.literal(""), line(correctionLimits.email).pipe(z.email())]).default(""),
  /** The field no person sees. */
  trap: rawText.default(""),
  /** From opening the form to sending it. */
  secondsTaken: z.number().catch(Number.NaN),
});
export type Suggestion = z.infer<typeof suggestionInput>;

/** Whether a link may be shown to a reviewer as evidence: http or https, nothing else. */
export function isEvidenceUrl(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && !/\s/.test(url) && URL.canParse(url);
}

export const acceptInput = z.strictObject({
  correctionId: z.uuid(),
  class: z.enum(correctionClasses),
});

export const acceptWithEditsInput = acceptInput.extend({
  /** The target, with tokens for its marks. */
  text: rawText,
  /** Of the unit the reviewer had before them. */
  version: z.coerce.number().int().min(0),
  /** Plain source they had before them. */
  source: rawText.transform((text) => text.replace(/\r\n?/g, "\n")),
});

/** `reason`: one of the usual ones, or empty for own words alone. */
const declining = {
  reason: z.enum([...declineReasons, ""]),
  words: words(1_000),
};

export const declineInput = z.strictObject({ correctionId: z.uuid(), ...declining });

export const declineManyInput = z.strictObject({ correctionIds: z.array(z.uuid()).min(1).max(500), ...declining });

/** Corrections of published sentences for the sake of one term. */
export const proposeForTermInput = z.strictObject({
  termId: z.string().regex(/^[0-9a-z]{10}$/),
  note: line(correctionLimits.note),
  changes: z
    .array(z.strictObject({ revisionId: z.uuid(), segmentId: z.string().min(1).max(64), proposed: rawText }))
    .min(1)
    .max(2_000),
});

export const acceptTogetherInput = z.strictObject({
  correctionIds: z.array(z.uuid()).min(1).max(2_000),
  class: z.enum(correctionClasses),
});

export const closeInput = z.strictObject({ correctionId: z.uuid() });

/** Some lines, at most `maximum` characters, without what may not be stored. */
function words(maximum: number) {
  return rawText
    .transform((text) => text.replace(/\r\n?/g, "\n").trim())
    .superRefine((text, context) => refuseUnfit(text, maximum, context));
}

/** One line, at most `maximum` characters, without what may not be stored. */
function line(maximum: number) {
  return rawText
    .transform((text) => text.replace(/\s+/g, " ").trim())
    .superRefine((text, context) => refuseUnfit(text, maximum, context));
}

function refuseUnfit(text: string, maximum: number, context: z.RefinementCtx<string>): void {
  if (characters(text) > maximum) refuse(context, "text_too_long");
  else if (hasForbiddenCharacters(text)) refuse(context, "invalid_characters");
}

function refuse(context: z.RefinementCtx<string>, code: "text_too_long" | "invalid_characters"): void {
  context.addIssue({ code: "custom", message: code, params: { code } });
}
