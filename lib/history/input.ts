import { z } from "zod";
import { unitRefInput } from "#lib/translations/input.ts";

/** Making a former target the target again, seen beside `version`. */
export const restoreTargetInput = unitRefInput.extend({
  version: z.coerce.number().int().min(1),
  restored: z.coerce.number().int().min(0),
});
