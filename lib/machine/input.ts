import { z } from "zod";
import { isLocale, parseLocale } from "#lib/locales/locale.ts";
import { serviceNames } from "./service.ts";

const line = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u);

/** An address to which paths are appended: no name, word, question or fragment in it. */
const address = line(300).refine((text) => {
  if (text === "") return true;
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === "");
});

/** It goes into a header: visible ASCII. */
const key = z
  .string()
  .trim()
  .max(500)
  .regex(/^[\x21-\x7e]*$/);

const locale = z.string().refine(isLocale).transform(parseLocale);

const pair = z
  .string()
  .max(80)
  .transform((code) => code.split(">"))
  .pipe(z.tuple([locale, locale]))
  .transform(([sourceLocale, targetLocale]) => ({ sourceLocale, targetLocale }))
  .refine(({ sourceLocale, targetLocale }) => sourceLocale !== targetLocale);

/** What is missing is said with its field: an address, a model, https. */
export const machineSettingsInput = z
  .strictObject({
    service: z.enum(["none", ...serviceNames]).transform((name) => (name === "none" ? null : name)),
    address,
    key,
    forgetKey: z.boolean(),
    model: line(100),
    localAllowed: z.boolean(),
    pairs: z.array(pair).max(2_000),
    unchangedLimit: z.coerce.number().int().min(0).max(100),
    blocks: z.boolean(),
    version: z.coerce.number().int().positive(),
  })
  .refine(({ service, address }) => service === null || service === "deepl" || address !== "", {
    path: ["address"],
    message: "machine_address_missing",
  })
  .refine(({ service, model }) => service !== "chat" || model !== "", {
    path: ["model"],
    message: "machine_model_missing",
  })
  .refine(({ address, localAllowed }) => localAllowed || !address.startsWith("http:"), {
    path: ["address"],
    message: "machine_address_open",
  });

/** The fields of the settings form. */
export function machineSettingsOf(form: FormData) {
  const checked = (name: string) => form.get(name) === "on";
  return {
    service: form.get("service"),
    address: form.get("address"),
    key: form.get("key"),
    forgetKey: checked("forgetKey"),
    model: form.get("model"),
    localAllowed: checked("localAllowed"),
    pairs: form.getAll("pair"),
    unchangedLimit: form.get("unchangedLimit"),
    blocks: checked("blocks"),
    version: form.get("version"),
  };
}

/** A sentence to try the service with. */
export const tryMachineInput = z.object({
  sentence: line(500).refine((text) => text !== "", "unit_empty"),
  pair,
});
