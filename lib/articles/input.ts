import { z } from "zod";
import { uiLocales } from "#lib/i18n/routing.ts";
import { isLocale } from "#lib/locales/locale.ts";
import { blockKinds, type DraftBlock } from "#lib/segments/segment.ts";
import { runsInput, textInput } from "#lib/text/input.ts";
import { plainText } from "#lib/text/runs.ts";
import { isSlug } from "#lib/text/slug.ts";
import { frontMatterKinds, isFrontMatter, maximumBlocks, maximumSourceLength } from "./article.ts";

const blockInput = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    kind: z.enum(blockKinds),
    attributes: z.strictObject({
      level: z.union([z.literal(2), z.literal(3)]).exactOptional(),
      ordered: z.boolean().exactOptional(),
      start: z.literal(true).exactOptional(),
    }),
    runs: z.array(z.looseObject({ text: z.string() })),
    boundaries: z.array(z.strictObject({ at: z.int().min(0), kind: z.enum(["split", "join"]) })).max(2_000),
  })
  .transform((block, context): DraftBlock => {
    const runs = runsInput.safeParse(block.runs);
    if (!runs.success) {
      for (const { message, path } of runs.error.issues) {
        context.addIssue({ code: "custom", message, path: ["runs", ...path] });
      }
      return z.NEVER;
    }
    // Canonical composition may shorten the text: a boundary keeps its place in it.
    const sent = plainText(block.runs);
    const boundaries = block.boundaries.map(({ at, kind }) => ({
      at: sent.slice(0, at).normalize("NFC").length,
      kind,
    }));
    return { ...block, runs: runs.data, boundaries };
  });

/**
 * All blocks of an original from outside: headline, summary and byline first and
 * once, unique ids, headline and byline of one line, at most `maximumSourceLength`.
 */
export const blocksInput = z
  .array(blockInput)
  .max(maximumBlocks, "text_too_long")
  .refine((blocks) => new Set(blocks.map((block) => block.id)).size === blocks.length, "invalid_input")
  .refine(
    (blocks) =>
      frontMatterKinds.every((kind, position) => blocks[position]?.kind === kind && blocks[position].id === kind) &&
      !blocks.slice(frontMatterKinds.length).some(isFrontMatter),
    "invalid_input",
  )
  .refine(
    (blocks) =>
      !blocks.some((block) => block.kind !== "summary" && isFrontMatter(block) && /\n/.test(plainText(block.runs))),
    "invalid_input",
  )
  .refine(
    (blocks) => blocks.reduce((sum, block) => sum + plainText(block.runs).length, 0) <= maximumSourceLength,
    "text_too_long",
  );

/** The body of a save. `person`: who has the page open, so that nobody saves in another's name. */
export const sourceSaveInput = z.strictObject({
  blocks: blocksInput,
  version: z.int().min(1),
  operationId: z.uuid(),
  tab: z.string().min(1).max(64),
  person: z.uuid(),
  settles: z.uuid().optional(),
});

export const articleIdInput = z.guid();

const line = textInput.transform((text) => text.replace(/\s+/g, " ").trim());
const locale = z.string().max(35).refine(isLocale);
const section = z
  .string()
  .max(64)
  .transform((key) => key || null);
const slug = z
  .string()
  .trim()
  .refine((text) => text === "" || isSlug(text), "invalid_input")
  .transform((text) => text || null);

/** The form of a new article. `articleId` was made with the form, so that a form sent twice makes one article. */
export const createArticleInput = z.strictObject({
  articleId: z.uuid(),
  uiLocale: z.enum(uiLocales),
  sourceLocale: locale,
  headline: line,
});

/** The details of an article, and under `was` what the form showed before they were changed. */
export const detailsInput = z.strictObject({
  articleId: articleIdInput,
  slug,
  section,
  sourceLocale: locale,
  was: z.strictObject({ slug, section, sourceLocale: locale }),
});

/** The details form, with the fields `was.…` under `was`. */
export function detailsOf(form: FormData) {
  const read = (prefix: string) => ({
    slug: form.get(`${prefix}slug`),
    section: form.get(`${prefix}section`),
    sourceLocale: form.get(`${prefix}sourceLocale`),
  });
  return { articleId: form.get("articleId"), ...read(""), was: read("was.") };
}
