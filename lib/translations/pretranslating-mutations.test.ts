import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { type Actor, grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units } from "#lib/db/schema/translations.ts";
import { addMemoryPairs } from "#lib/memory/mutations.ts";
import { approveUnits } from "#lib/review/mutations.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { getSentenceMatches } from "./match-queries.ts";
import { pretranslate } from "./pretranslating-mutations.ts";
import { listPrepared } from "./pretranslating-queries.ts";

const pairs = [
  {
    source: "许多老人带着水费单来问。",
    target: "Many old people came with their water bills.",
    at: new Date("2026-01-01"),
  },
  { source: "许多老人带着水费单来问。", target: "Lots of old people came.", at: new Date("2026-01-02") },
  { source: "雨停了。", target: "The rain stopped.", at: null },
];

async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const sources = ["许多老人带着水费单来问。", "雨停了。", "明年的计划还没有定。", "雨停了！"];
  const article = await createArticle(db, editor, sources);
  await addMemoryPairs(editor, { sourceLocale: "zh", targetLocale: "en", file: "old.tmx", pairs }, db);
  return { ...article, editor, translator };
}

const asActor = (actor: Actor) => grant(actor, "translation.pretranslate", "en");

async function textsOf(db: Database, segmentIds: readonly string[]) {
  const rows = await db.select().from(units).where(eq(units.locale, "en"));
  return segmentIds.map((id) => {
    const unit = rows.find((row) => row.segmentId === id);
    return unit ? `${unit.state} ${unit.origin} ${plainText(unit.target)}` : "nothing";
  });
}

test("untranslated sentences that were approved before, word for word, become drafts of the memory", () =>
  rollback(async (db) => {
    const { articleId, segmentIds, editor } = await begin(db);
    expect(await listPrepared(asActor(editor), { articleId }, db)).toHaveLength(2);
    expect(await pretranslate(asActor(editor), { articleId }, db)).toBe(2);
    expect(await textsOf(db, segmentIds)).toEqual([
      "draft memory Lots of old people came.",
      "draft memory The rain stopped.",
      "nothing",
      "nothing",
    ]);
    const [unit] = await db
      .select()
      .from(units)
      .where(eq(units.segmentId, segmentIds[1] ?? ""));
    expect(unit).toMatchObject({ produced: textRun("The rain stopped."), madeFrom: "雨停了。", writtenBy: editor.id });
    const recorded = await db.select({ kind: events.kind }).from(events).where(eq(events.articleId, articleId));
    expect(recorded.filter(({ kind }) => kind === "unit.pretranslated")).toHaveLength(2);
    expect(await pretranslate(asActor(editor), { articleId }, db)).toBe(0);
  }));

test("a target approved with marks brings them where the sentence has the same, and its words alone elsewhere", () =>
  rollback(async (db) => {
    const editor = await createUser(db, "editor");
    const ferry = (href: string): Run[] => [{ text: "去" }, { text: "渡口", href }, { text: "。" }];
    const known = await createArticle(db, editor, ["去渡口。"]);
    const [knownId = ""] = known.segmentIds;
    const target: Run[] = [{ text: "To the " }, { text: "ferry", href: "/ferry" }, { text: "." }];
    await createUnit(db, { segmentId: knownId, locale: "en" }, editor, "去渡口。", "To the ferry.", { target });
    const reviewer = await createUser(db, "reviewer:en");
    const units = [{ segmentId: knownId, version: 1 }];
    await approveUnits(grant(reviewer, "unit.review", "en"), { articleId: known.articleId, units }, db);

    const { articleId, segmentIds } = await createArticle(db, editor, ["去渡口。", "去渡口。"]);
    const [linked = "", plain = ""] = segmentIds;
    await db
      .update(segments)
      .set({ source: ferry("/new-ferry") })
      .where(eq(segments.id, linked));
    const prepared = await listPrepared(asActor(editor), { articleId }, db);
    const targets = new Map(prepared.map((one) => [one.segmentId, one.target]));
    expect(targets).toEqual(
      new Map<string, Run[]>([
        [linked, [{ text: "To the " }, { text: "ferry", href: "/new-ferry" }, { text: "." }]],
        [plain, textRun("To the ferry.")],
      ]),
    );
    const ref = { articleId, segmentId: linked, locale: "en" };
    const { matches } = await getSentenceMatches(grant(editor, "desk.visit"), ref, db);
    expect(matches[0]).toMatchObject({ score: 100, target: "To the ferry.", runs: targets.get(linked) });
    expect(await pretranslate(asActor(editor), { articleId }, db)).toBe(2);
  }));

test("what somebody has written stays, whatever its state", () =>
  rollback(async (db) => {
    const { articleId, segmentIds, translator } = await begin(db);
    const [first = "", second = ""] = segmentIds;
    const source = "许多老人带着水费单来问。";
    await createUnit(db, { segmentId: first, locale: "en" }, translator, source, "Mine.", { state: "draft" });
    await createUnit(db, { segmentId: second, locale: "en" }, translator, "雨停了。", "");
    expect(await pretranslate(asActor(translator), { articleId }, db)).toBe(1);
    expect((await textsOf(db, segmentIds)).slice(0, 2)).toEqual([
      "draft human Mine.",
      "draft memory The rain stopped.",
    ]);
  }));

test("a locale that the newsroom does not have is refused", () =>
  rollback(async (db) => {
    const { articleId, editor } = await begin(db);
    const actor = grant(editor, "translation.pretranslate", "sw");
    await expect(pretranslate(actor, { articleId }, db)).rejects.toMatchObject({ code: "not_found" });
  }));
