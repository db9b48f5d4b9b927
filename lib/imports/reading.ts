import { alignInBackground } from "#lib/alignment/background.ts";
import { type Database, database } from "#lib/db/client.ts";
import { documentLimits } from "#lib/files/limits.ts";
import { type FileReader, readFile } from "#lib/files/reading.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { listExactPairs } from "#lib/memory/queries.ts";
import { bodyParagraphs, type ImportedSide } from "./assembly.ts";
import { batchLimits, isStray } from "./batch.ts";
import { type ImportedDocument, maximumDocumentBytes } from "./document.ts";
import { filePathInput } from "./input.ts";
import { type Pairing, toPairing } from "./pairing.ts";

const limits = { ...documentLimits, bytes: maximumDocumentBytes };

/** The text of one document, read in a child process. Throws what `parseDocument` throws. */
export function readDocument(bytes: Uint8Array, name: string, reader?: FileReader): Promise<ImportedDocument> {
  return reader ? reader.read("document", bytes, { name }) : readFile("document", bytes, { name }, limits);
}

/** One side of a form: the file that was chosen, else the text that was pasted, read like a file of it; null for neither. */
export async function readSent(
  file: FormDataEntryValue | null,
  text: FormDataEntryValue | null,
): Promise<ImportedDocument | null> {
  if (file instanceof File && file.size > 0) return readDocument(new Uint8Array(await file.arrayBuffer()), file.name);
  if (typeof text !== "string" || text.trim() === "") return null;
  return readDocument(new TextEncoder().encode(text), "pasted.txt");
}

/** The files of an archive, with their paths; those that systems put beside others are left out. Throws what `openZip` throws. */
export async function readArchive(bytes: Uint8Array): Promise<{ path: string; content: Uint8Array }[]> {
  const { files, unpacked } = batchLimits;
  const archive = await readFile(
    "archive",
    bytes,
    { entries: 2 * files, unpacked, ratio: 250 },
    { ...documentLimits, bytes: batchLimits.bytes, memory: 1_024 },
  );
  return archive
    .filter(({ name }) => !isStray(name))
    .map(({ name, content }) => ({ path: filePathInput.parse(name), content }));
}

/** The sentences of two texts put together by the aligner, in a thread of its own, with what the glossary and the memory know of them. */
export async function pairTexts(source: ImportedSide, target: ImportedSide, db: Database = database): Promise<Pairing> {
  const locales = { sourceLocale: source.locale, targetLocale: target.locale };
  const paragraphs = bodyParagraphs(source);
  const sentences = paragraphs.flat();
  const [known, memory] = await Promise.all([
    listTermsIn(locales, sentences, db),
    listExactPairs(locales, sentences, db),
  ]);
  const terms = known.flatMap(({ text, renderings }) =>
    renderings
      .filter(({ status }) => status !== "forbidden")
      .map((rendering) => ({ source: text, target: rendering.text })),
  );
  return toPairing(await alignInBackground(paragraphs, bodyParagraphs(target), { ...locales, terms, memory }));
}
