import { z } from "zod";
import { uiLocales } from "#lib/i18n/routing.ts";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { emailAddress, newPassword, personName } from "#lib/people/input.ts";
import { isSlug, proposeSlug } from "#lib/text/slug.ts";

const line = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

const nameOrNothing = line(80);

/** One of the two names is enough: it then stands in both interface languages. */
const newsroomName = z
  .strictObject({ zh: nameOrNothing, en: nameOrNothing })
  .refine(({ zh, en }) => zh !== "" || en !== "")
  .transform(({ zh, en }) => ({ zh: zh || en, en: en || zh }));

/** Content locales in the order they are offered: at least one, none twice. */
const locales = z
  .array(z.string().trim())
  .transform((tags) => tags.filter((tag) => tag !== ""))
  .pipe(z.array(z.string().refine(isLocale).transform(parseLocale)).min(1).max(40))
  .transform((tags) => [...new Set(tags)]);

const section = z.strictObject({ key: z.string().max(60), zh: line(40), en: line(40) });

/** Rows left empty are no sections; a new one gets its key from its English name. */
const sections = z
  .array(section)
  .max(60)
  .transform((rows) => rows.filter(({ zh, en }) => zh !== "" || en !== ""))
  .pipe(z.array(section.refine(({ zh, en }) => zh !== "" && en !== "")))
  .transform((rows) => rows.map(({ key, zh, en }) => ({ key: key || proposeSlug(en, "en"), name: { zh, en } })))
  .refine((rows) => rows.every(({ key }) => isSlug(key)))
  .refine((rows) => new Set(rows.map(({ key }) => key)).size === rows.length);

export const newsroomInput = z.strictObject({
  name: newsroomName,
  description: z.strictObject({ zh: line(200), en: line(200) }),
  locales,
  sections,
  ownWorkAllowed: z.boolean(),
  version: z.coerce.number().int().positive(),
});

export const setUpInput = z.strictObject({
  uiLocale: z.enum(uiLocales),
  newsroomName,
  locales,
  name: personName,
  email: emailAddress,
  password: newPassword,
});

/** The fields of the settings form. `addLocale` is a tag typed and not yet in the list. */
export function newsroomOf(form: FormData) {
  const column = (name: string) => form.getAll(name).map(String);
  const [keys, zh, en] = [column("section.key"), column("section.zh"), column("section.en")];
  return {
    name: { zh: form.get("name.zh"), en: form.get("name.en") },
    description: { zh: form.get("description.zh"), en: form.get("description.en") },
    locales: localesOf(form),
    sections: keys.map((key, row) => ({ key, zh: zh[row] ?? "", en: en[row] ?? "" })),
    ownWorkAllowed: form.get("ownWorkAllowed") === "on",
    version: form.get("version"),
  };
}

/** The fields of the set-up form. */
export function setUpOf(form: FormData) {
  return {
    uiLocale: form.get("uiLocale"),
    newsroomName: { zh: form.get("newsroom.zh"), en: form.get("newsroom.en") },
    locales: localesOf(form),
    name: form.get("name"),
    email: form.get("email"),
    password: form.get("password"),
  };
}

function localesOf(form: FormData): FormDataEntryValue[] {
  return [...form.getAll("locale"), ...form.getAll("addLocale")];
}
