import { operator } from "#lib/auth/operator.ts";
import { grant } from "#lib/auth/policy.ts";
import { addBatchFiles, createBatch, startBatch } from "#lib/imports/batch-mutations.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { inventPair } from "./invented-pairs.ts";
import { serveMessages } from "./program.ts";

/** How much to bring in: articles, and pairs of sentences in each. */
export type ImportSize = { readonly articles: number; readonly pairs: number };
export type LaidImport = { readonly batchId: string };

// A folder of pairs of text files, sent by an editor and started.
serveMessages<ImportSize>(lay);

async function lay({ articles, pairs }: ImportSize): Promise<LaidImport> {
  const roles = [{ role: "editor", locale: "" }] as const;
  const name = "Importer";
  const id = await addPerson(operator, { name, email: "importer@bench.example", roles, password: "nobody-signs-in" });
  const actor = grant({ id, name, roles }, "article.import");
  const batchId = await createBatch(actor, { name: "bench", sourceLocale: "zh", targetLocale: "en" });
  for (let article = 0; article < articles; article += 20) {
    const numbers = Array.from({ length: Math.min(20, articles - article) }, (_, index) => article + index);
    await addBatchFiles(
      actor,
      batchId,
      numbers.flatMap((number) => filesOf(number, pairs)),
    );
  }
  await startBatch(actor, batchId);
  return { batchId };
}

/** Both files of an article: a headline, then paragraphs of three sentences. */
function filesOf(number: number, pairs: number): { path: string; content: Uint8Array }[] {
  const sentences = Array.from({ length: pairs }, (_, index) => inventPair(number * pairs + index));
  const paragraphs = (locale: "zh" | "en") =>
    Array.from({ length: Math.ceil(pairs / 3) }, (_, index) =>
      sentences
        .slice(index * 3, index * 3 + 3)
        .map((pair) => pair[locale])
        .join(locale === "zh" ? "" : " "),
    ).join("\n");
  const file = (locale: "zh" | "en", headline: string) => ({
    path: `${number}.${locale}.txt`,
    content: new TextEncoder().encode(`${headline}\n${paragraphs(locale)}\n`),
  });
  return [file("zh", `第${number}篇`), file("en", `Article number ${number}`)];
}
