import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { units } from "#lib/db/schema/translations.ts";
import { findBlocks } from "#lib/segments/queries.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { isStale } from "#lib/segments/unit.ts";
import { createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { initialBlocks } from "./article.ts";
import { canonicalBlock } from "./document.ts";
import { createArticle, saveSource } from "./mutations.ts";

/** A body as lists of sentences; an edit makes another body of it. */
type Body = readonly (readonly string[])[];
type Edit = { readonly kind: string; readonly block: number; readonly at: number; readonly other: number };

const words = [
  "市政府",
  "水务局",
  "今年春天",
  "老城区",
  "排水管道",
  "三个街道",
  "居民代表",
  "全面改造",
  "开始施工",
  "公布方案",
];

function sentenceOf(seed: number): string {
  const pick = (step: number) => words[(seed * 7 + step * 3 + Math.floor(seed / 10) * step) % words.length] ?? "";
  return `${pick(1)}${seed}${pick(2)}，${pick(3)}${pick(4)}。`;
}

const editKinds = [
  "reword",
  "delete",
  "insert",
  "moveWithin",
  "moveAcross",
  "split",
  "merge",
  "splitBlock",
  "mergeBlocks",
  "deleteBlock",
  "swapBlocks",
  "duplicate",
  "goBack",
] as const;

const edit = fc.record({
  kind: fc.constantFrom(...editKinds),
  block: fc.nat(9),
  at: fc.nat(9),
  other: fc.nat(99),
});

function apply(body: Body, { kind, block, at, other }: Edit): Body {
  const next = body.map((sentences) => [...sentences]);
  const blockIndex = block % Math.max(1, next.length);
  const sentences = next[blockIndex] ?? [];
  const index = at % Math.max(1, sentences.length);
  const sentence = sentences[index];
  const target = next[other % Math.max(1, next.length)] ?? sentences;
  if (kind === "insert") sentences.splice(index, 0, sentenceOf(100 + other));
  else if (kind === "splitBlock") next.splice(blockIndex, 1, sentences.slice(0, index), sentences.slice(index));
  else if (kind === "mergeBlocks") next.splice(blockIndex, 2, [...sentences, ...(next[blockIndex + 1] ?? [])]);
  else if (kind === "deleteBlock") next.splice(blockIndex, 1);
  else if (kind === "swapBlocks") next.push(...next.splice(blockIndex, 1));
  if (sentence === undefined) return next;
  if (kind === "reword") sentences[index] = sentence.replace(/^../, `改${other}`);
  else if (kind === "delete") sentences.splice(index, 1);
  else if (kind === "moveWithin") sentences.splice(other % sentences.length, 0, ...sentences.splice(index, 1));
  else if (kind === "moveAcross") target.splice(at % (target.length + 1), 0, ...sentences.splice(index, 1));
  else if (kind === "split") sentences[index] = sentence.replace("，", "。");
  else if (kind === "merge" && index + 1 < sentences.length) {
    sentences.splice(index, 2, sentence.replace(/。$/, "；") + sentences[index + 1]);
  } else if (kind === "duplicate") sentences.splice(index, 0, sentence);
  return next;
}

function toBlocks(body: Body): DraftBlock[] {
  const paragraphs = body.map((sentences, index): DraftBlock => {
    const id = `p${index}`;
    return { id, kind: "paragraph", attributes: {}, boundaries: [], runs: textRun(sentences.join("")) };
  });
  return [...initialBlocks("标题", "作者", "x").slice(0, 3), ...paragraphs];
}

type State = Map<string, { text: string; target: string; madeFrom: string; version: number | null }>;

async function readState(articleId: string, db: Database): Promise<State> {
  const rows = await db
    .select({
      id: segments.id,
      source: segments.source,
      target: units.target,
      madeFrom: units.madeFrom,
      version: units.version,
    })
    .from(segments)
    .leftJoin(units, and(eq(units.segmentId, segments.id), eq(units.locale, "en")))
    .where(and(eq(segments.articleId, articleId), isNull(segments.retiredAt)))
    .orderBy(segments.position);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        text: plainText(row.source),
        target: plainText(row.target ?? []),
        madeFrom: row.madeFrom ?? "",
        version: row.version,
      },
    ]),
  );
}

/** Every target names the source it was made from: ⟦…⟧. */
const sourcesIn = (target: string) => Array.from(target.matchAll(/⟦(.*?)⟧/g), (match) => match[1] ?? "");

async function translateNew(articleId: string, translator: { id: string }, db: Database): Promise<void> {
  for (const [segmentId, { text, version }] of await readState(articleId, db)) {
    if (version === null) await createUnit(db, { segmentId, locale: "en" }, translator, text, `⟦${text}⟧`);
  }
}

async function checkSave(articleId: string, before: State, blocks: readonly DraftBlock[], db: Database): Promise<void> {
  const after = await readState(articleId, db);
  const stored = await findBlocks(articleId, db);
  expect(stored.blocks).toEqual(blocks.map((block) => canonicalBlock(block, "zh")));

  for (const [id, { text, target, madeFrom }] of after) {
    // No target stands beside another source unless it is stale.
    const unit = { target: textRun(target), madeFrom };
    if (target !== "" && !isStale(unit, text)) expect(sourcesIn(target).join("")).toBe(text);
    // Nothing but a changed sentence is touched.
    const was = before.get(id);
    if (was && was.text === text) expect({ id, ...was }).toEqual({ id, text, target, madeFrom, version: was.version });
  }
  // A sentence that is still there is still itself.
  const count = (state: State, text: string) => [...state.values()].filter((one) => one.text === text).length;
  for (const [id, { text }] of before) {
    if (count(before, text) === 1 && count(after, text) === 1) expect(after.get(id)?.text).toBe(text);
  }
  // No target is lost unless its sentence was deleted, and then it waits with it.
  const kept = [...after.values()].flatMap((one) => sourcesIn(one.target));
  for (const [id, { target }] of before) {
    if (after.has(id)) continue;
    const [retired] = await db.select().from(segments).where(eq(segments.id, id));
    expect(retired?.retiredAt).not.toBeNull();
    const successors = await db.select().from(segmentSuccessors).where(eq(segmentSuccessors.segmentId, id));
    if (successors.length > 0) expect(kept).toEqual(expect.arrayContaining(sourcesIn(target)));
    else expect(await db.select().from(units).where(eq(units.segmentId, id))).toHaveLength(target === "" ? 0 : 1);
  }
}

test("no target is ever beside another source unless it is out of date, and none is lost, whatever the edits", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(60), { minLength: 2, maxLength: 8 }),
      fc.array(fc.record({ edits: fc.array(edit, { minLength: 1, maxLength: 3 }), translate: fc.boolean() }), {
        minLength: 1,
        maxLength: 6,
      }),
      (seeds, steps) =>
        rollback(async (db) => {
          const editor = grant(await createUser(db, "editor"), "article.write");
          const translator = await createUser(db, "translator");
          const articleId = randomUUID();
          await createArticle(editor, { articleId, sourceLocale: "zh", headline: "标题" }, db);
          const third = Math.ceil(seeds.length / 2);
          let body: Body = [seeds.slice(0, third).map(sentenceOf), seeds.slice(third).map(sentenceOf)];
          let version = 1;
          const bodies: Body[] = [];
          for (const { edits, translate } of [{ edits: [] as Edit[], translate: true }, ...steps]) {
            bodies.push(body);
            for (const one of edits)
              body = one.kind === "goBack" ? (bodies[one.other % bodies.length] ?? body) : apply(body, one);
            const before = await readState(articleId, db);
            const blocks = toBlocks(body);
            const save = { articleId, blocks, version, operationId: randomUUID(), tab: "tab" };
            version = (await saveSource(editor, save, db)).version;
            await checkSave(articleId, before, blocks, db);
            if (translate) await translateNew(articleId, translator, db);
          }
        }),
    ),
    { numRuns: 60 },
  );
}, 120_000);
