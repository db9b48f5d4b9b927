import { z } from "zod";
import { isLocale } from "#lib/locales/locale.ts";

const locale = z.string().max(35).refine(isLocale);

/** A search of the memory, from an address. */
export const memorySearchInput = z.object({
  text: z.string().max(200, "text_too_long"),
  side: z.enum(["source", "target"]),
  sourceLocale: locale,
  targetLocale: locale,
});
