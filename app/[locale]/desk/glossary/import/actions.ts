"use server";

import { refresh } from "next/cache";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { importTerms, previewImport, type TermImport } from "#lib/glossary/import-mutations.ts";
import { termFileInput } from "#lib/glossary/input.ts";
import { readTermFile } from "#lib/glossary/term-file.ts";
import { decodeText } from "#lib/text/encoding.ts";

/** What was looked at, and whether it has been proposed since. */
export type ImportResult = TermImport & { readonly proposed: boolean };

export async function previewImportAction(_previous: unknown, form: FormData): Promise<ActionResult<ImportResult>> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    return { ...(await previewImport(actor, await readFile(form))), proposed: false };
  });
}

export async function importTermsAction(_previous: unknown, form: FormData): Promise<ActionResult<ImportResult>> {
  return attempt(async () => {
    const actor = await authorize("term.propose");
    const imported = await importTerms(actor, await readFile(form));
    refresh();
    return { ...imported, proposed: true };
  });
}

/** The file's bytes in whatever encoding they are; it goes up with the preview and again when it is applied. */
async function readFile(form: FormData) {
  const { file, sourceLocale, locale } = termFileInput.parse({
    file: form.get("file"),
    sourceLocale: form.get("sourceLocale"),
    locale: form.get("locale"),
  });
  return readTermFile(decodeText(new Uint8Array(await file.arrayBuffer())), { sourceLocale, locale });
}
