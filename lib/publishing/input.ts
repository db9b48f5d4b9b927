import { z } from "zod";
import { isLocale } from "#lib/locales/locale.ts";
import { textInput } from "#lib/text/input.ts";

const textRef = z.object({ articleId: z.guid(), locale: z.string().max(35).refine(isLocale) });

/** Publishing what a page showed, as its fingerprint says. */
export const publishInput = textRef.extend({ fingerprint: z.string().regex(/^[0-9a-f]{16}$/) });

/** Withdrawing a text from its readers. Without a reason: `reason_required`. */
export const withdrawInput = textRef.extend({
  reason: textInput
    .transform((reason) => reason.trim())
    .refine((reason) => reason !== "", "reason_required")
    .refine((reason) => reason.length <= 1_000, "text_too_long"),
});

/** Making a former revision the next one. */
export const restoreInput = textRef.extend({ number: z.coerce.number().int().min(1).max(1_000_000) });
