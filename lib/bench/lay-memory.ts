import { sql } from "drizzle-orm";
import { operator } from "#lib/auth/operator.ts";
import { database } from "#lib/db/client.ts";
import { demoArticle, p } from "#lib/db/demo/demo-article.ts";
import { writeOriginal } from "#lib/db/demo/newsdesk.ts";
import { addMemoryPairs } from "#lib/memory/mutations.ts";
import { partsOf, scoreOf } from "#lib/memory/score.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { inventPair, randomFrom } from "./invented-pairs.ts";
import { kinds, type LaidMemory, type MemorySize } from "./memory-world.ts";
import { serveMessages } from "./program.ts";

// Everything is put in as an import would, by the product's own mutations; most of it before the entries can be
// found by their tokens, which is sorted in at once. The last ones go in as they would into a memory in use.
serveMessages<MemorySize>(lay);

const pair = { sourceLocale: "zh", targetLocale: "en" };
const batch = 1_000;
const lastEntries = 5_000;

async function lay({ entries, sentences, judged }: MemorySize): Promise<LaidMemory> {
  const roles = [{ role: "editor", locale: "" }] as const;
  const name = "Archivist";
  const id = await addPerson(operator, { name, email: "archivist@bench.example", roles, password: "nobody-signs-in" });
  const before = Math.max(0, entries - lastEntries);
  await withoutIndexes(() => put(id, 0, before));
  const began = performance.now();
  await put(id, before, entries);
  const perEntry = (performance.now() - began) / (entries - before);

  const asked = Array.from({ length: sentences }, (_, index) => ask(index, entries));
  const editor = { id, name, roles };
  const article = demoArticle(
    "memory-bench",
    "city",
    { headline: ["量记忆", "Measuring memory"], summary: ["", ""], byline: ["", ""] },
    ...asked.map((sentence) => p(sentence)),
  );
  const articleId = await writeOriginal({ editor, translator: editor, reviewer: editor }, article);
  const { rows } = await getTranslationSheet({ articleId, locale: "en" });
  const laid = rows.filter(({ blockKind }) => blockKind === "paragraph");
  const sources = Array.from({ length: entries }, (_, index) => partsOf(inventPair(index).zh));
  return {
    articleId,
    perEntry,
    sentences: laid.map(({ segmentId, source }, index) => ({
      segmentId,
      kind: kinds[index % kinds.length] ?? "never seen",
      best: index < judged ? bestOf(plainText(source), sources, entries) : null,
    })),
  };
}

async function put(personId: string, begin: number, end: number): Promise<void> {
  for (let from = begin; from < end; from += batch) {
    const pairs = Array.from({ length: Math.min(batch, end - from) }, (_, index) => {
      const { zh, en } = inventPair(from + index);
      return { source: zh, target: en, at: null };
    });
    await database.transaction((tx) => addMemoryPairs({ id: personId }, { ...pair, file: "bench.tmx", pairs }, tx));
  }
}

async function withoutIndexes(work: () => Promise<void>): Promise<void> {
  const { rows } = await database.execute<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'memory_entries' and indexdef like '%_tokens%'`);
  for (const { name } of rows) await database.execute(sql`drop index ${sql.identifier(name)}`);
  await work();
  for (const { definition } of rows) await database.execute(sql.raw(definition));
  await database.execute(sql`analyze memory_entries`);
  // What has just been laid is not written back while it is measured.
  await database.execute(sql`checkpoint`);
}

/** The `index`th sentence that is looked up. */
function ask(index: number, entries: number): string {
  const random = randomFrom(-index - 2);
  const kind = kinds[index % kinds.length];
  if (kind === "never seen") return inventPair(entries + index).zh;
  const { zh } = inventPair(Math.floor(random() * entries));
  if (kind === "another number") return zh.replace(/\d+/g, () => String(2 + Math.floor(random() * 900)));
  const signs = [...zh];
  const changes = kind === "one character changed" ? 1 : Math.ceil(signs.length / 8);
  for (let change = 0; change < changes; change += 1) {
    signs[Math.floor(random() * (signs.length - 1))] = others.charAt(Math.floor(random() * others.length));
  }
  return signs.join("");
}

const others = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏";

function bestOf(source: string, sources: readonly ReturnType<typeof partsOf>[], entries: number): number {
  const wanted = partsOf(source);
  let best = 0;
  for (let index = 0; index < entries; index += 1) {
    const parts = sources[index];
    if (parts) best = Math.max(best, scoreOf(wanted, parts, Math.max(best, 60)));
  }
  return best;
}
