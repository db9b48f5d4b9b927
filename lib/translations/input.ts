import { z } from "zod";
import { isLocale } from "#lib/locales/locale.ts";
import { runsInput, textInput } from "#lib/text/input.ts";

const segmentId = z.string().min(1).max(64);

/** A translation as an address names it. */
export const translationRefInput = z.object({
  articleId: z.guid(),
  target: z.string().max(35).refine(isLocale),
});

/** Which unit a save is for, from its address. */
export const unitRefInput = translationRefInput.extend({ segmentId });

/** The body of a save. `confirm`: the translator stands by exactly this text. `person`: who has the page open, so that nobody saves in another's name. */
export const targetSaveInput = z.strictObject({
  target: runsInput,
  base: runsInput,
  madeFrom: textInput,
  version: z.int().min(0),
  operationId: z.uuid(),
  tab: z.string().min(1).max(64),
  began: z.strictObject({ origin: z.enum(["machine", "memory"]), produced: runsInput }).exactOptional(),
  confirm: z.boolean(),
  person: z.uuid(),
});

/** "No change needed", said of one version of a unit beside one source text. */
export const keepUnitInput = z.strictObject({
  articleId: z.guid(),
  target: z.string().refine(isLocale),
  segmentId,
  version: z.int().min(1),
  madeFrom: textInput,
});
