import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { articles, segments } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units } from "#lib/db/schema/translations.ts";
import { publishOriginal, publishTranslation } from "#lib/publishing/mutations.ts";
import type { UnitRow } from "#lib/segments/mutations.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import type { QueueName } from "./desk.ts";
import { getQueue, listArticles, listQueues } from "./queries.ts";

async function createDesk(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en");
  const reviewed = { state: "reviewed", reviewedBy: reviewer.id, reviewedAt: new Date() } as const;
  /** An article of a headline and a sentence, whose units are given. */
  const create = async (headline: string, ...changes: readonly (Partial<UnitRow> | null)[]) => {
    const article = await createArticle(db, editor, ["天亮了。"], headline);
    const ids = [article.headlineId, ...article.segmentIds];
    const sources = [headline, "天亮了。"];
    const targets = ["A headline in English", "Day broke."];
    for (const [index, change] of changes.entries()) {
      const ref = { segmentId: ids[index] ?? "", locale: "en" };
      if (change) await createUnit(db, ref, translator, sources[index] ?? "", targets[index] ?? "", change);
    }
    return article;
  };
  const publish = async (articleId: string) => {
    await publishOriginal(grant(editor, "article.publish"), { articleId }, db);
    await publishTranslation(grant(reviewer, "translation.publish", "en"), { articleId }, db);
    // Everything in this test happens in one transaction, at one time of its clock.
    await db.execute(sql`update publications set published_at = now() + interval '1 minute'`);
  };
  const queuesOf = async (actor: typeof editor) => {
    const queues = await listQueues(grant(actor, "desk.visit"), 3, db);
    return Object.fromEntries(
      queues.map(({ name, items }) => [name, items.map((item) => `${item.headline} ${item.count}`)]),
    ) as Partial<Record<QueueName, string[]>>;
  };
  return { editor, translator, reviewer, reviewed, create, publish, queuesOf };
}

describe("what waits for whom", () => {
  test("a translation moves from queue to queue as people work on it", () =>
    rollback(async (db) => {
      const { translator, reviewer, reviewed, create, queuesOf } = await createDesk(db);
      await create("甲");
      await create("乙", { state: "draft" }, null);
      await create("丙", {}, {});
      await create(
        "丁",
        { state: "draft", returnReason: "Flat.", returnedBy: reviewer.id, returnedAt: new Date() },
        {},
      );
      await create("戊", reviewed, reviewed);

      expect(await queuesOf(translator)).toEqual({
        returned: ["丁 1"],
        toTranslate: expect.arrayContaining(["乙 2", "丁 1", "甲 2"]),
        outOfDate: [],
      });
      expect(await queuesOf(reviewer)).toEqual({
        toReview: expect.arrayContaining(["丙 2", "丁 1"]),
        corrections: [],
        toPublish: ["戊 2"],
      });
    }));

  test("an article nobody publishes yet comes after those somebody has begun", () =>
    rollback(async (db) => {
      const { translator, create } = await createDesk(db);
      const { articleId } = await create("未动");
      await db.update(articles).set({ createdAt: new Date() }).where(eq(articles.id, articleId));
      await create("已动", { state: "draft" });
      const queue = await getQueue(grant(translator, "desk.visit"), "toTranslate", 10, db);
      expect(queue.items.map((item) => item.headline)).toEqual(["已动", "未动"]);
    }));

  test("a reviewer is not asked about their own work", () =>
    rollback(async (db) => {
      const { create, queuesOf } = await createDesk(db);
      const both = await createUser(db, "reviewer:en", "translator:en");
      const { headlineId } = await create("甲", {}, {});
      await db.update(units).set({ writtenBy: both.id }).where(eq(units.segmentId, headlineId));
      expect((await queuesOf(both)).toReview).toEqual(["甲 1"]);
    }));

  test("a published translation is out of date once its original has gone on, and to be published once it is mended", () =>
    rollback(async (db) => {
      const { translator, reviewer, reviewed, create, publish, queuesOf } = await createDesk(db);
      const { articleId, segmentIds } = await create("甲", reviewed, reviewed);
      await publish(articleId);
      expect(await queuesOf(translator)).toEqual({ returned: [], toTranslate: [], outOfDate: [] });
      expect((await queuesOf(reviewer)).toPublish).toEqual([]);

      const [segmentId = ""] = segmentIds;
      const later = sql`now() + interval '2 minutes'`;
      await db
        .update(segments)
        .set({ source: textRun("天大亮了。") })
        .where(eq(segments.id, segmentId));
      await db.update(articles).set({ updatedAt: later }).where(eq(articles.id, articleId));
      expect(await queuesOf(translator)).toMatchObject({ toTranslate: [], outOfDate: ["甲 1"] });

      await db.update(units).set({ madeFrom: "天大亮了。" }).where(eq(units.segmentId, segmentId));
      await db.insert(events).values({ kind: "unit.approved", articleId, locale: "en", at: later, details: {} });
      expect(await queuesOf(translator)).toMatchObject({ outOfDate: [] });
      expect((await queuesOf(reviewer)).toPublish).toEqual(["甲 2"]);
    }));

  test("nobody sees the queues of another locale or kind of work", () =>
    rollback(async (db) => {
      const { editor, create, queuesOf } = await createDesk(db);
      await create("甲", { state: "draft" }, {});
      const other = await createUser(db, "translator:fr", "reviewer:fr");
      expect(await queuesOf(other)).toEqual({});
      expect(Object.keys(await queuesOf(editor))).toEqual(["toPublish"]);
      const queue = await getQueue(grant(other, "desk.visit"), "toReview", 10, db);
      expect(queue).toEqual({ name: "toReview", translations: 0, oldest: null, items: [] });
    }));
});

describe("all articles", () => {
  test("with how each locale stands", () =>
    rollback(async (db) => {
      const { editor, reviewed, create, publish } = await createDesk(db);
      await publish((await create("已发", reviewed, reviewed)).articleId);
      await create("待发", reviewed, reviewed);
      await create("在译", reviewed, null);
      await create("未译");
      const { total, articles: listed } = await listArticles(grant(editor, "desk.visit"), { search: "", page: 1 }, db);
      expect(total).toBe(4);
      expect(
        Object.fromEntries(
          listed.map(({ headline, original, translations: [en] }) => [headline, [original, en?.standing, en?.done]]),
        ),
      ).toEqual({
        已发: ["published", "published", 2],
        待发: ["none", "ready", 2],
        在译: ["none", "begun", 1],
        未译: ["none", "none", 0],
      });
    }));

  test("are found by a part of their headline in any locale, or by their address", () =>
    rollback(async (db) => {
      const { editor, reviewed, create } = await createDesk(db);
      const { slug } = await create("城里的鸟", reviewed);
      await create("100%的羊毛");
      const find = async (search: string) => {
        const { articles: found } = await listArticles(grant(editor, "desk.visit"), { search, page: 1 }, db);
        return found.map((article) => article.headline);
      };
      expect(await find("的鸟")).toEqual(["城里的鸟"]);
      expect(await find("IN english")).toEqual(["城里的鸟"]);
      expect(await find(slug)).toEqual(["城里的鸟"]);
      expect(await find("0%")).toEqual(["100%的羊毛"]);
      expect(await find("%")).toEqual(["100%的羊毛"]);
      expect(await find(randomUUID())).toEqual([]);
    }));

  test("come page by page", () =>
    rollback(async (db) => {
      const { editor, create } = await createDesk(db);
      for (let count = 0; count < 51; count += 1) await create(`第${count}篇`);
      const read = (page: number) => listArticles(grant(editor, "desk.visit"), { search: "", page }, db);
      const [first, second, third] = [await read(1), await read(2), await read(3)];
      expect([first.articles.length, second.articles.length, third.articles.length]).toEqual([50, 1, 0]);
      expect(first.total).toBe(51);
    }));
});
