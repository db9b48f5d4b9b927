import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles, segmentSuccessors, segments, slugRedirects, sourceVersions } from "#lib/db/schema/articles.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { events } from "#lib/db/schema/operations.ts";
import { cacheInvalidations, publications, revisions } from "#lib/db/schema/publishing.ts";
import { units } from "#lib/db/schema/translations.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { initialBlocks } from "./article.ts";
import { saveDetails } from "./details-mutations.ts";
import { createArticle, saveSource } from "./mutations.ts";
import { getConflictCopies, getDetails, getSource } from "./queries.ts";

const noDetails = { slug: null, section: null, sourceLocale: "zh" };

async function createEditor(db: Database) {
  return grant(await createUser(db, "editor"), "article.write");
}

type Editor = Awaited<ReturnType<typeof createEditor>>;

function text(...paragraphs: string[]): DraftBlock[] {
  return [
    ...initialBlocks("标题", "作者", "x").slice(0, 3),
    ...paragraphs.map(
      (paragraph, index): DraftBlock => ({
        id: `p${index + 1}`,
        kind: "paragraph",
        attributes: {},
        boundaries: [],
        runs: textRun(paragraph),
      }),
    ),
  ];
}

async function begin(db: Database, ...paragraphs: string[]) {
  const editor = await createEditor(db);
  const articleId = randomUUID();
  await createArticle(editor, { articleId, sourceLocale: "zh", headline: "标题" }, db);
  let version = 1;
  const save = async (
    blocks: DraftBlock[],
    change: { by?: Editor; version?: number; tab?: string; operationId?: string; settles?: string } = {},
  ) => {
    const { by = editor, ...rest } = change;
    const saved = await saveSource(
      by,
      { articleId, blocks, version, operationId: randomUUID(), tab: "tab", ...rest },
      db,
    );
    version = saved.version;
    return saved;
  };
  if (paragraphs.length > 0) await save(text(...paragraphs));
  return { editor, articleId, save, current: () => version };
}

async function sentences(articleId: string, db: Database): Promise<{ id: string; text: string }[]> {
  const rows = await db
    .select({ id: segments.id, source: segments.source })
    .from(segments)
    .where(and(eq(segments.articleId, articleId), isNull(segments.retiredAt)))
    .orderBy(segments.position);
  return rows.map(({ id, source }) => ({ id, text: plainText(source) })).slice(2);
}

async function translate(
  db: Database,
  segmentId: string,
  source: string,
  target: string,
  state: "translated" | "reviewed" = "translated",
) {
  const translator = await createUser(db, "translator");
  await createUnit(db, { segmentId, locale: "en" }, translator, source, target, { state, reviewedBy: translator.id });
}

async function publish(articleId: string, editor: Editor, db: Database): Promise<void> {
  const content = { sourceLocale: "zh", section: null, translators: [], blocks: [] };
  const [revision] = await db
    .insert(revisions)
    .values({ articleId, locale: "zh", number: 1, content, cause: "publish", createdBy: editor.id })
    .returning();
  await db
    .insert(publications)
    .values({ articleId, locale: "zh", revisionId: revision?.id ?? "", publishedBy: editor.id });
}

describe("a new article", () => {
  test("begins with its headline, its author and an empty paragraph", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const source = await getSource(editor, articleId, db);
      expect(source).toMatchObject({ version: 1, sourceLocale: "zh", savedBy: { id: editor.id } });
      expect(source.blocks.map(({ kind, runs }) => [kind, plainText(runs)])).toEqual([
        ["headline", "标题"],
        ["summary", ""],
        ["byline", editor.name],
        ["paragraph", ""],
      ]);
    }));

  test("sent twice is one article, and nobody takes over somebody else's", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const again = { articleId, sourceLocale: "zh", headline: "标题" };
      await createArticle(editor, again, db);
      expect(await db.select().from(events).where(eq(events.articleId, articleId))).toHaveLength(1);
      await expect(createArticle(await createEditor(db), again, db)).rejects.toMatchObject({ code: "article_exists" });
    }));

  test("is in one of the newsroom's languages", () =>
    rollback(async (db) => {
      const editor = await createEditor(db);
      const article = { articleId: randomUUID(), sourceLocale: "fr", headline: "Titre" };
      await expect(createArticle(editor, article, db)).rejects.toMatchObject({ code: "invalid_input" });
    }));
});

describe("saving", () => {
  test("gives where every sentence stands, with its id", () =>
    rollback(async (db) => {
      const { save, articleId, editor } = await begin(db);
      const { segments: spans } = await save(text("一句。二句。", "三句。"));
      expect(spans.slice(2).map(({ blockId, from, to }) => [blockId, from, to])).toEqual([
        ["p1", 0, 3],
        ["p1", 3, 6],
        ["p2", 0, 3],
      ]);
      expect((await getSource(editor, articleId, db)).segments).toEqual(spans);
    }));

  test("a repeated request gives the first answer and writes nothing", () =>
    rollback(async (db) => {
      const { save, current } = await begin(db);
      const operation = { operationId: randomUUID(), version: current() };
      const first = await save(text("一句。"), operation);
      await save(text("一句。二句。"));
      expect(await save(text("一句。"), operation)).toEqual(first);
    }));

  test("the id of a request belongs to one text and one person", () =>
    rollback(async (db) => {
      const { save } = await begin(db);
      const operationId = randomUUID();
      await save(text("一句。"), { operationId });
      await expect(save(text("二句。"), { operationId })).rejects.toMatchObject({ code: "operation_reused" });
      const by = await createEditor(db);
      await expect(save(text("一句。"), { operationId, by })).rejects.toMatchObject({ code: "operation_reused" });
    }));

  test("against another's later text is refused with theirs, and mine is kept", () =>
    rollback(async (db) => {
      const { save, articleId, editor, current } = await begin(db, "一句。");
      const colleague = await createEditor(db);
      await save(text("她的一句。"), { by: colleague, tab: "hers" });
      const mine = text("我的一句。");
      const refused = save(mine, { version: current() - 1 });
      await expect(refused).rejects.toMatchObject({
        code: "conflict",
        details: { theirs: { version: current(), savedBy: { name: colleague.name }, blocks: text("她的一句。") } },
      });
      expect(await sentences(articleId, db)).toMatchObject([{ text: "她的一句。" }]);
      expect(await getConflictCopies(editor, articleId, db)).toMatchObject([{ blocks: mine }]);
      expect(await getConflictCopies(colleague, articleId, db)).toEqual([]);
      expect((await save(mine)).version).toBe(3 + 1);
    }));

  test("a text that settles a conflict needs no copy, and leaves what it was decided over in the history", () =>
    rollback(async (db) => {
      const { save, articleId, editor, current } = await begin(db, "一句。");
      await save(text("第二页的一句。"), { tab: "second" });
      const operationId = randomUUID();
      const refused = save(text("我的一句。"), { version: current() - 1, operationId });
      await expect(refused).rejects.toMatchObject({ details: { copyId: operationId } });
      await save(text("我的一句。"), { settles: operationId });
      expect(await getConflictCopies(editor, articleId, db)).toEqual([]);
      const versions = await db
        .select({ content: sourceVersions.content })
        .from(sourceVersions)
        .where(eq(sourceVersions.articleId, articleId))
        .orderBy(sourceVersions.version);
      expect(versions.slice(1).map(({ content }) => content.blocks)).toEqual([
        text("第二页的一句。"),
        text("我的一句。"),
      ]);
    }));

  test("one person in two tabs is in conflict as well: neither has seen the other's text", () =>
    rollback(async (db) => {
      const { save, current } = await begin(db, "一句。");
      await save(text("第二页的一句。"), { tab: "second" });
      await expect(save(text("第一页的一句。"), { version: current() - 1, tab: "first" })).rejects.toMatchObject({
        code: "conflict",
      });
    }));

  test("a tab whose answer was lost is not in conflict with itself", () =>
    rollback(async (db) => {
      const { save, current, articleId } = await begin(db, "一句。");
      await save(text("一句，还有。"));
      await save(text("一句，还有更多。"), { version: current() - 1 });
      expect(await sentences(articleId, db)).toMatchObject([{ text: "一句，还有更多。" }]);
    }));

  test("a text equal to the stored one is saved already, whoever saved it", () =>
    rollback(async (db) => {
      const { save, current } = await begin(db, "一句。");
      const saved = await save(text("一句。"), { version: 1, by: await createEditor(db), tab: "other" });
      expect(saved.version).toBe(current());
    }));

  test("one sitting is one entry of the history and one event", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "一句。");
      await save(text("一句。二句。"));
      await save(text("一句。二句。三句。"));
      await save(text("一句。二句。三句。四句。"), { by: await createEditor(db) });
      const versions = await db
        .select()
        .from(sourceVersions)
        .where(eq(sourceVersions.articleId, articleId))
        .orderBy(sourceVersions.version);
      expect(versions.map((row) => row.version)).toEqual([1, 4, 5]);
      const saves = await db
        .select()
        .from(events)
        .where(and(eq(events.articleId, articleId), eq(events.kind, "article.source_saved")));
      expect(saves).toHaveLength(2);
    }));
});

describe("a sentence's translation", () => {
  test("goes out of date when the sentence changes, and no other does", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜。街上没有人。");
      const [rain, street] = await sentences(articleId, db);
      await translate(db, rain!.id, "雨下了一夜。", "It rained all night.");
      await translate(db, street!.id, "街上没有人。", "The street was empty.");
      await save(text("雨下了整整一夜。街上没有人。"));
      expect(await sentences(articleId, db)).toEqual([
        { id: rain!.id, text: "雨下了整整一夜。" },
        { id: street!.id, text: "街上没有人。" },
      ]);
      const stale = await db
        .select({ id: units.segmentId })
        .from(units)
        .innerJoin(segments, eq(segments.id, units.segmentId))
        .where(sql`${units.madeFrom} <> ${segments.source}->0->>'text'`);
      expect(stale).toEqual([{ id: rain!.id }]);
    }));

  test("goes to the first piece of a split, out of date, and old links lead to both", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜，街上没有人，灯还亮着。");
      const [whole] = await sentences(articleId, db);
      await translate(db, whole!.id, "雨下了一夜，街上没有人，灯还亮着。", "It rained all night.", "reviewed");
      await save(text("雨下了一夜，街上没有人。灯还亮着。"));
      const [first, second] = await sentences(articleId, db);
      expect(await db.select().from(units).where(eq(units.segmentId, first!.id))).toMatchObject([
        { target: textRun("It rained all night."), madeFrom: "雨下了一夜，街上没有人，灯还亮着。", state: "draft" },
      ]);
      expect(await db.select().from(units).where(eq(units.segmentId, second!.id))).toEqual([]);
      const successors = await db
        .select()
        .from(segmentSuccessors)
        .where(eq(segmentSuccessors.segmentId, whole!.id))
        .orderBy(segmentSuccessors.position);
      expect(successors.map((row) => row.successorId)).toEqual([first!.id, second!.id]);
    }));

  test("of two merged ones is kept, both parts of it", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜。街上没有人。");
      const [rain, street] = await sentences(articleId, db);
      await translate(db, rain!.id, "雨下了一夜。", "It rained all night.");
      await translate(db, street!.id, "街上没有人。", "The street was empty.");
      await save(text("雨下了一夜，街上没有人。"));
      const [merged] = await sentences(articleId, db);
      expect(await db.select().from(units).where(eq(units.segmentId, merged!.id))).toMatchObject([
        { target: textRun("It rained all night. The street was empty."), madeFrom: "雨下了一夜。街上没有人。" },
      ]);
    }));

  test("of two merged ones remembers what a machine gave to it, and no more", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜。街上没有人。");
      const [rain, street] = await sentences(articleId, db);
      await translate(db, rain!.id, "雨下了一夜。", "It rained all night.");
      await translate(db, street!.id, "街上没有人。", "The street was empty.");
      const produced = textRun("It rained at night.");
      await db.update(units).set({ origin: "machine", produced }).where(eq(units.segmentId, rain!.id));
      await save(text("雨下了一夜，街上没有人。"));
      const [merged] = await sentences(articleId, db);
      const [unit] = await db.select().from(units).where(eq(units.segmentId, merged!.id));
      expect(unit).toMatchObject({ origin: "machine", produced });
    }));

  test("comes back when a paragraph is cut and put elsewhere, saved in between", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜。", "街上没有人。", "灯还亮着。");
      const [rain] = await sentences(articleId, db);
      await translate(db, rain!.id, "雨下了一夜。", "It rained all night.", "reviewed");
      const [, , , , street, light] = text("", "街上没有人。", "灯还亮着。");
      await save([...text(), street!, light!]);
      await save([...text(), street!, light!, { ...street!, id: "new", runs: textRun("雨下了一夜。") }]);
      expect((await sentences(articleId, db)).at(-1)).toEqual({ id: rain!.id, text: "雨下了一夜。" });
      expect(await db.select().from(units).where(eq(units.segmentId, rain!.id))).toMatchObject([{ state: "reviewed" }]);
    }));

  test("comes back when a split is undone, unless somebody has worked on the pieces", () =>
    rollback(async (db) => {
      const { save, articleId } = await begin(db, "雨下了一夜，街上没有人。");
      const [whole] = await sentences(articleId, db);
      await translate(
        db,
        whole!.id,
        "雨下了一夜，街上没有人。",
        "It rained all night; the street was empty.",
        "reviewed",
      );
      await save(text("雨下了一夜。街上没有人。"));
      await save(text("雨下了一夜，街上没有人。"));
      expect(await sentences(articleId, db)).toEqual([{ id: whole!.id, text: "雨下了一夜，街上没有人。" }]);
      expect(await db.select().from(segmentSuccessors).where(eq(segmentSuccessors.segmentId, whole!.id))).toEqual([]);

      await save(text("雨下了一夜。街上没有人。"));
      const [, street] = await sentences(articleId, db);
      await translate(db, street!.id, "街上没有人。", "Nobody was in the street.");
      await save(text("雨下了一夜，街上没有人。"));
      const [merged] = await sentences(articleId, db);
      expect(merged!.id).not.toBe(whole!.id);
      const [unit] = await db.select().from(units).where(eq(units.segmentId, merged!.id));
      expect(plainText(unit!.target)).toContain("Nobody was in the street.");
    }));
});

describe("an address", () => {
  test("that readers knew leads on, and its old pages are forgotten", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const rain = { ...noDetails, slug: "rain" };
      await saveDetails(editor, { articleId, ...rain, was: noDetails }, db);
      await publish(articleId, editor, db);
      await saveDetails(editor, { articleId, ...noDetails, slug: "long-rain", was: rain }, db);
      expect(await db.select().from(slugRedirects)).toMatchObject([{ slug: "rain", articleId }]);
      const [last] = await db.select().from(cacheInvalidations).orderBy(sql`id desc`).limit(1);
      expect(last?.tags).toEqual(expect.arrayContaining(["front", "article:rain", "article:long-rain"]));
      expect(await getDetails(editor, articleId, db)).toMatchObject({ slug: "long-rain", addressKnown: true });

      await saveDetails(editor, { articleId, ...rain, was: { ...noDetails, slug: "long-rain" } }, db);
      expect(await db.select({ slug: slugRedirects.slug }).from(slugRedirects)).toEqual([{ slug: "long-rain" }]);
    }));

  test("that nobody knew leaves nothing behind", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const rain = { ...noDetails, slug: "rain" };
      await saveDetails(editor, { articleId, ...rain, was: noDetails }, db);
      await saveDetails(editor, { articleId, ...noDetails, was: rain }, db);
      expect(await db.select().from(slugRedirects)).toEqual([]);
    }));

  test("of another article, now or earlier, is refused", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const other = await begin(db);
      await saveDetails(editor, { articleId, ...noDetails, slug: "rain", was: noDetails }, db);
      await publish(articleId, editor, db);
      await saveDetails(editor, { articleId, ...noDetails, slug: "snow", was: { ...noDetails, slug: "rain" } }, db);
      for (const slug of ["rain", "snow"]) {
        const change = { articleId: other.articleId, ...noDetails, slug, was: noDetails };
        await expect(saveDetails(editor, change, db)).rejects.toMatchObject({ code: "slug_taken" });
      }
    }));

  test("is not taken away from readers", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const rain = { ...noDetails, slug: "rain" };
      await saveDetails(editor, { articleId, ...rain, was: noDetails }, db);
      await publish(articleId, editor, db);
      await expect(saveDetails(editor, { articleId, ...noDetails, was: rain }, db)).rejects.toMatchObject({
        code: "invalid_input",
      });
    }));
});

describe("details", () => {
  test("that somebody else has changed are not overwritten unseen", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      await saveDetails(editor, { articleId, ...noDetails, slug: "rain", was: noDetails }, db);
      const late = { articleId, ...noDetails, slug: "snow", was: noDetails };
      await expect(saveDetails(editor, late, db)).rejects.toMatchObject({
        code: "conflict",
        details: { theirs: { slug: "rain" } },
      });
    }));

  test("name a section the newsroom has, or one it had when it was chosen", () =>
    rollback(async (db) => {
      const { editor, articleId } = await begin(db);
      const change = { articleId, ...noDetails, section: "city", was: noDetails };
      await expect(saveDetails(editor, change, db)).rejects.toMatchObject({ code: "invalid_input" });
      await db.update(articles).set({ section: "city" }).where(eq(articles.id, articleId));
      const was = { ...noDetails, section: "city" };
      await saveDetails(editor, { articleId, ...was, slug: "rain", was }, db);
    }));

  test("another source locale cuts the text again, and stays once somebody has translated", () =>
    rollback(async (db) => {
      const { editor, articleId, save } = await begin(db, "他说：（雨停了。）走吧。");
      await db
        .insert(newsroom)
        .values({ name: { en: "N", zh: "N" }, description: { en: "", zh: "" }, locales: ["zh", "en"], sections: [] })
        .onConflictDoNothing();
      await saveDetails(editor, { articleId, ...noDetails, sourceLocale: "en", was: noDetails }, db);
      await save(text("It rained. Nobody came."));
      const [first] = await sentences(articleId, db);
      await translate(db, first!.id, "It rained.", "下雨了。");
      const back = { articleId, ...noDetails, was: { ...noDetails, sourceLocale: "en" } };
      await expect(saveDetails(editor, back, db)).rejects.toMatchObject({ code: "locale_fixed" });
    }));
});

test("of two saves at the same moment one is stored and the other refused, and both texts are there", async () => {
  const { database, pool } = connect(await cloneDatabase(), 4);
  try {
    const { articleId, save, current } = await begin(database, "一句。");
    const people = [await createEditor(database), await createEditor(database)];
    const version = current();
    const outcomes = await Promise.allSettled(
      people.map((by, index) => save(text(`第${index}人的一句。`), { by, version, tab: `tab ${index}` })),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    const loser = outcomes.findIndex((outcome) => outcome.status === "rejected");
    expect(await sentences(articleId, database)).toMatchObject([{ text: `第${1 - loser}人的一句。` }]);
    expect(await getConflictCopies(people[loser]!, articleId, database)).toMatchObject([
      { blocks: text(`第${loser}人的一句。`) },
    ]);
  } finally {
    await pool.end();
  }
});

test("two articles that take one address at the same moment do not both get it", async () => {
  const { database, pool } = connect(await cloneDatabase(), 4);
  try {
    const [one, other] = [await begin(database), await begin(database)];
    const take = ({ editor, articleId }: typeof one) =>
      saveDetails(editor, { articleId, ...noDetails, slug: "rain", was: noDetails }, database);
    const outcomes = await Promise.allSettled([take(one), take(other)]);
    expect(outcomes.filter((outcome) => outcome.status === "rejected")).toMatchObject([
      { reason: { code: "slug_taken" } },
    ]);
  } finally {
    await pool.end();
  }
});
