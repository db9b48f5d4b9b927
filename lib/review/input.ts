import { z } from "zod";
import { textInput } from "#lib/text/input.ts";
import { translationRefInput } from "#lib/translations/input.ts";

/** A unit and the version somebody had before them. As a form sends it: `{segmentId}:{version}`. */
const unitInput = z
  .string()
  .regex(/^[^:]{1,64}:\d{1,9}$/)
  .transform((text) => {
    const [segmentId = "", version = ""] = text.split(":");
    return { segmentId, version: Number(version) };
  });

const unitsInput = z.array(unitInput).min(1, "invalid_input").max(2_000);

/** Several units of one translation. */
export const reviewInput = translationRefInput.extend({ units: unitsInput });

/** Several units and why they go back: the usual reason, the reviewer's own words, or both. Without either: `reason_required`. */
export const returnInput = reviewInput
  .extend({ reason: textInput, note: textInput })
  .transform(({ reason, note, ...rest }) => ({
    ...rest,
    reason: [reason.trim(), note.trim()].filter(Boolean).join(" "),
  }))
  .refine(({ reason }) => reason !== "", "reason_required")
  .refine(({ reason }) => reason.length <= 1_000, "text_too_long");

/** One unit and the text to approve in its place. */
export const editedInput = translationRefInput.extend({
  unit: unitInput,
  text: z.string().max(20_000, "text_too_long"),
});
