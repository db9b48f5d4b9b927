import { z } from "zod";
import { maximumBlocks, maximumSourceLength } from "#lib/articles/article.ts";
import { uiLocales } from "#lib/i18n/routing.ts";
import { isLocale } from "#lib/locales/locale.ts";
import { runsInput, textInput } from "#lib/text/input.ts";
import { plainText } from "#lib/text/runs.ts";
import { readIsoDate } from "./date.ts";
import type { ImportedText } from "./document.ts";

const locale = z.string().max(35).refine(isLocale);
const line = textInput.transform((text) => text.replace(/\s+/g, " ").trim());
const day = z
  .string()
  .max(40)
  .transform((text, context) => {
    if (text.trim() === "") return null;
    const date = readIsoDate(text);
    if (date === null) context.addIssue({ code: "custom", message: "invalid_input" });
    return date;
  });

const blockInput = z.strictObject({
  kind: z.enum(["paragraph", "heading", "quotation", "listItem", "code"]),
  attributes: z.strictObject({
    level: z.union([z.literal(2), z.literal(3)]).exactOptional(),
    ordered: z.boolean().exactOptional(),
    start: z.literal(true).exactOptional(),
  }),
  runs: runsInput,
  leftOut: z.boolean(),
});

const blocksField = z
  .string()
  .max(4_000_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: "invalid_input" });
      return z.NEVER;
    }
  })
  .pipe(z.array(blockInput).max(maximumBlocks - 10, "text_too_long"))
  .refine(
    (blocks) => blocks.reduce((sum, { runs }) => sum + plainText(runs).length, 0) <= maximumSourceLength,
    "text_too_long",
  );

const textFields = z.strictObject({
  headline: line,
  byline: line,
  date: day,
  blocks: blocksField,
  keep: z.array(z.coerce.number().int().min(0)),
});

/** The form of what was recognised, both sides under `source` and `target`; `target` null where there is an original alone. */
export const importInput = z
  .strictObject({
    uiLocale: z.enum(uiLocales),
    sourceLocale: locale,
    targetLocale: locale,
    operationId: z.uuid(),
    source: textFields,
    target: textFields.nullable(),
  })
  .refine(({ sourceLocale, targetLocale }) => sourceLocale !== targetLocale, "invalid_input");

/** What the form says of one side, with the blocks that were chosen. */
export function chosenText({ keep, ...text }: z.output<typeof textFields>): ImportedText {
  const kept = new Set(keep);
  return { ...text, blocks: text.blocks.map((block, index) => ({ ...block, leftOut: !kept.has(index) })) };
}

/** The fields of the form; those of a side begin with its name and a dot. */
export function importFieldsOf(form: FormData) {
  const side = (name: "source" | "target") => ({
    headline: form.get(`${name}.headline`) ?? "",
    byline: form.get(`${name}.byline`) ?? "",
    date: form.get(`${name}.date`) ?? "",
    blocks: form.get(`${name}.blocks`),
    keep: form.getAll(`${name}.keep`),
  });
  return {
    uiLocale: form.get("uiLocale"),
    sourceLocale: form.get("sourceLocale"),
    targetLocale: form.get("targetLocale"),
    operationId: form.get("operationId"),
    source: side("source"),
    target: form.get("target.blocks") ? side("target") : null,
  };
}

export const importIdInput = z.guid();

const cutsInput = z.array(z.strictObject({ block: z.int().min(0), at: z.int().min(1) })).max(20_000);

/** The body of a save of a pairing. `person`: who has the page open. */
export const pairingSaveInput = z.strictObject({
  cuts: z.strictObject({ source: cutsInput, target: cutsInput }),
  pairing: z
    .array(
      z.strictObject({
        source: z.int().min(0).max(10_000),
        target: z.int().min(0).max(10_000),
        confidence: z.number().min(0).max(1),
        settled: z.boolean(),
      }),
    )
    .max(20_000),
  version: z.int().min(1),
  operationId: z.uuid(),
  tab: z.string().min(1).max(64),
  person: z.uuid(),
});

/** The languages of a form with two texts. */
export const readTextsInput = z
  .strictObject({ sourceLocale: locale, targetLocale: locale })
  .refine(({ sourceLocale, targetLocale }) => sourceLocale !== targetLocale, "invalid_input");

/** The form that brings an archive. */
export const archiveInput = z
  .strictObject({
    uiLocale: z.enum(uiLocales),
    sourceLocale: locale,
    targetLocale: locale,
    archive: z.instanceof(File),
  })
  .refine(({ sourceLocale, targetLocale }) => sourceLocale !== targetLocale, "invalid_input");

export const discardImportInput = z.strictObject({ uiLocale: z.enum(uiLocales), importId: importIdInput });

/** The form that ends a pairing. `version`: the one its page shows. */
export const finishImportInput = z.strictObject({
  uiLocale: z.enum(uiLocales),
  importId: importIdInput,
  targetLocale: locale,
  version: z.coerce.number().int().min(1),
});

export const batchInput = z
  .strictObject({ name: line.pipe(z.string().max(300)), sourceLocale: locale, targetLocale: locale })
  .refine(({ sourceLocale, targetLocale }) => sourceLocale !== targetLocale, "invalid_input");

/** What a file was called: only its extension counts. */
export const fileNameInput = z
  .string()
  .max(500)
  .transform((name) => name.slice(-200));

/** A path inside a batch: no way out of it, no folder of its own. */
export const filePathInput = z
  .string()
  .min(1)
  .max(500)
  .transform((path) =>
    path
      .normalize("NFC")
      .replaceAll("\\", "/")
      .replace(/^\.?\/+/, ""),
  )
  .refine(
    (path) => path !== "" && !path.split("/").some((part) => part === ".." || part === "") && !path.includes("\0"),
    "invalid_input",
  );

/** A finding at import that somebody has dealt with, or opens again. */
export const settleFindingInput = z.strictObject({
  articleId: z.guid(),
  target: locale,
  position: z.int().min(0),
  settled: z.boolean(),
});
