"use server";

import { redirect } from "next/navigation";
import { type ActionResult, attempt } from "#lib/action.ts";
import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { addBatchFiles, createBatch, startBatch } from "#lib/imports/batch-mutations.ts";
import type { ImportedDocument } from "#lib/imports/document.ts";
import { archiveInput, chosenText, importFieldsOf, importInput, readTextsInput } from "#lib/imports/input.ts";
import { beginImport, importOriginal } from "#lib/imports/mutations.ts";
import { pairTexts, readArchive, readSent } from "#lib/imports/reading.ts";

/** Both texts as they were recognised, `target` null where there is an original alone. */
export type ReadTexts = {
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly source: ImportedDocument;
  readonly target: ImportedDocument | null;
};

/** Reads what was pasted or chosen; for browsers in which no script reads it at once. */
export async function readTextsAction(_previous: unknown, form: FormData): Promise<ActionResult<ReadTexts>> {
  return attempt(async () => {
    await authorize("article.import");
    const { sourceLocale, targetLocale } = readTextsInput.parse({
      sourceLocale: form.get("sourceLocale"),
      targetLocale: form.get("targetLocale"),
    });
    const source = await readSent(form.get("source.file"), form.get("source.text"));
    if (!source) throw new DomainError("file_empty");
    return {
      sourceLocale,
      targetLocale,
      source,
      target: await readSent(form.get("target.file"), form.get("target.text")),
    };
  });
}

/** Takes over what was recognised, as it was corrected: on to the pairs, or at once an article where there is an original alone. */
export async function beginImportAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    const { uiLocale, sourceLocale, targetLocale, operationId, ...texts } = importInput.parse(importFieldsOf(form));
    const source = { ...chosenText(texts.source), locale: sourceLocale };
    if (!texts.target) {
      redirect(`/${uiLocale}/desk/articles/${await importOriginal(actor, { operationId, source })}`);
    }
    const target = { ...chosenText(texts.target), locale: targetLocale };
    const pairing = await pairTexts(source, target);
    redirect(`/${uiLocale}/desk/import/${await beginImport(actor, { operationId, source, target, pairing })}`);
  });
}

/** Takes a ZIP archive of many articles and has it worked on; for browsers in which no script sends it. */
export async function sendArchiveAction(_previous: unknown, form: FormData): Promise<ActionResult> {
  return attempt(async () => {
    const actor = await authorize("article.import");
    const { uiLocale, archive, ...locales } = archiveInput.parse({
      uiLocale: form.get("uiLocale"),
      sourceLocale: form.get("sourceLocale"),
      targetLocale: form.get("targetLocale"),
      archive: form.get("archive"),
    });
    const files = await readArchive(new Uint8Array(await archive.arrayBuffer()));
    const batchId = await createBatch(actor, { ...locales, name: archive.name.slice(0, 200) });
    await addBatchFiles(actor, batchId, files);
    await startBatch(actor, batchId);
    redirect(`/${uiLocale}/desk/import/batches/${batchId}`);
  });
}
