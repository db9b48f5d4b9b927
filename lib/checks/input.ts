import { z } from "zod";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { levels, type Severities, settableChecks } from "./severity.ts";

/** "" stands for what the check says of itself. */
const level = z.union([z.enum(levels), z.literal("")]).transform((value) => (value === "" ? undefined : value));

const severities = z
  .partialRecord(z.enum(settableChecks), level)
  .transform((set): Severities => Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)));

export const severitiesInput = z.strictObject({
  locale: z.string().max(35).refine(isLocale).transform(parseLocale),
  seen: severities,
  wanted: severities,
});

/** The fields of the settings form: `level.number` and, as it was when the page was made, `seen.number`. */
export function severitiesOf(form: FormData) {
  const column = (name: string) =>
    Object.fromEntries(settableChecks.map((check) => [check, form.get(`${name}.${check}`) ?? ""]));
  return { locale: form.get("locale"), seen: column("seen"), wanted: column("level") };
}
