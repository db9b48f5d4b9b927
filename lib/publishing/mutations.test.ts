import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { saveSource } from "#lib/articles/mutations.ts";
import { getSource } from "#lib/articles/queries.ts";
import { type Authorized, grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles, segmentSuccessors, segments, slugRedirects, sourceVersions } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { cacheInvalidations, publications, revisions } from "#lib/db/schema/publishing.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { contentFingerprint, translationContent } from "./candidate.ts";
import { getTranslationCandidate } from "./candidate-queries.ts";
import { publishOriginal, publishTranslation, withdraw } from "./mutations.ts";
import { countPublished, getPublished, listPublished } from "./queries.ts";
import { restoreOriginal, restoreTranslation } from "./restoring-mutations.ts";

/** An article of two sentences with a reviewed English translation; nothing published. */
async function createReadyArticle(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator");
  const reviewer = await createUser(db, "reviewer");
  const article = await createArticle(db, editor, ["天亮了。", "鸟醒了。"], "清晨");
  const reviewed = { state: "reviewed", reviewedBy: reviewer.id } as const;
  const [first = "", second = ""] = article.segmentIds;
  await createUnit(db, { segmentId: article.headlineId, locale: "en" }, translator, "清晨", "Early morning", reviewed);
  await createUnit(db, { segmentId: first, locale: "en" }, translator, "天亮了。", "Day broke.", reviewed);
  await createUnit(db, { segmentId: second, locale: "en" }, translator, "鸟醒了。", "The birds woke.", reviewed);
  return {
    ...article,
    first,
    second,
    editor,
    translator,
    asWriter: grant(editor, "article.write"),
    asEditor: grant(editor, "article.publish"),
    asReviewer: grant(reviewer, "translation.publish", "en"),
    asWithdrawer: grant(editor, "publication.withdraw"),
  };
}

async function createPublishedArticle(db: Database) {
  const article = await createReadyArticle(db);
  await publishOriginal(article.asEditor, article, db);
  await publishTranslation(article.asReviewer, article, db);
  return article;
}

async function setSource(db: Database, segmentId: string, source: string): Promise<void> {
  await db
    .update(segments)
    .set({ source: textRun(source) })
    .where(eq(segments.id, segmentId));
}

async function setUnit(db: Database, segmentId: string, change: Partial<typeof units.$inferInsert>): Promise<void> {
  await db
    .update(units)
    .set(change)
    .where(and(eq(units.segmentId, segmentId), eq(units.locale, "en")));
}

function textsOf(
  content:
    | { readonly blocks: readonly { readonly segments: readonly { readonly text: readonly { text: string }[] }[] }[] }
    | undefined,
): string[] {
  return (content?.blocks ?? []).flatMap((block) => block.segments.map((segment) => plainText(segment.text)));
}

describe("publishing", () => {
  test("readers see an original and its translation once both are published", () =>
    rollback(async (db) => {
      const { articleId, slug, asEditor, asReviewer, translator } = await createReadyArticle(db);
      await expect(getPublished(slug, "en", db)).rejects.toMatchObject({ code: "not_found" });

      await publishOriginal(asEditor, { articleId }, db);
      expect(await getPublished(slug, "en", db)).toMatchObject({ locales: ["zh"], translation: null });

      await publishTranslation(asReviewer, { articleId }, db);
      const page = await getPublished(slug, "en", db);
      expect(page).toMatchObject({ locales: ["zh", "en"], redirectTo: null, withdrawals: [] });
      expect(page.translation).toMatchObject({ number: 1, locale: "en", content: { translators: [translator.name] } });
      expect(
        page.translation?.content.blocks[1]?.segments.map(({ text, separator }) => plainText(text) + separator),
      ).toEqual(["Day broke. ", "The birds woke."]);
      expect(await listPublished({ limit: 10, offset: 0 }, db)).toMatchObject([
        {
          slug,
          original: { headline: [{ text: "清晨" }], summary: [] },
          translations: [{ locale: "en", headline: [{ text: "Early morning" }] }],
        },
      ]);
      expect(await countPublished(db)).toBe(1);
    }));

  test("an unpublished article is nowhere, by its old addresses neither", () =>
    rollback(async (db) => {
      const { articleId, slug } = await createReadyArticle(db);
      await db.insert(slugRedirects).values({ slug: "old-address", articleId });
      for (const address of [slug, "old-address", "no-such-article"]) {
        await expect(getPublished(address, null, db)).rejects.toMatchObject({ code: "not_found" });
      }
      expect(await listPublished({ limit: 10, offset: 0 }, db)).toEqual([]);
    }));

  test("an old address leads to the new one", () =>
    rollback(async (db) => {
      const { articleId, slug } = await createPublishedArticle(db);
      await db.insert(slugRedirects).values({ slug: "old-address", articleId });
      expect(await getPublished("old-address", null, db)).toMatchObject({ slug, redirectTo: slug });
    }));

  test("a blocked translation is refused with everything that stands in the way, and nothing happens", () =>
    rollback(async (db) => {
      const { articleId, first, second, asReviewer } = await createReadyArticle(db);
      await setUnit(db, first, { state: "draft" });
      await setUnit(db, second, { target: textRun("The 鸟 woke.") });
      await expect(publishTranslation(asReviewer, { articleId }, db)).rejects.toMatchObject({
        code: "publish_blocked",
        details: {
          blockers: [
            { code: "original_unpublished" },
            { code: "draft", segmentId: first },
            { code: "error", segmentId: second, issue: { check: "untranslated" } },
          ],
        },
      });
      expect(await db.select().from(revisions)).toEqual([]);
      expect(await db.select().from(cacheInvalidations)).toEqual([]);
    }));

  test("an update is the next revision, and what was published stays as it was", () =>
    rollback(async (db) => {
      const { articleId, slug, first, asReviewer } = await createPublishedArticle(db);
      await expect(publishTranslation(asReviewer, { articleId }, db)).rejects.toMatchObject({
        code: "nothing_to_publish",
      });
      await setUnit(db, first, { target: textRun("Morning came.") });
      expect(textsOf((await getPublished(slug, "en", db)).translation?.content)[1]).toBe("Day broke.");

      expect(await publishTranslation(asReviewer, { articleId }, db)).toMatchObject({ number: 2, slug });
      expect(textsOf((await getPublished(slug, "en", db)).translation?.content)[1]).toBe("Morning came.");
      const kept = await db.select().from(revisions).where(eq(revisions.locale, "en")).orderBy(revisions.number);
      expect(kept.map(({ number, cause, content }) => [number, cause, textsOf(content)[1]])).toEqual([
        [1, "publish", "Day broke."],
        [2, "update", "Morning came."],
      ]);
    }));

  test("every publication names the pages to forget and leaves an event", () =>
    rollback(async (db) => {
      const { articleId, slug } = await createPublishedArticle(db);
      const [first, second] = await db.select().from(cacheInvalidations).orderBy(cacheInvalidations.id);
      expect(first?.tags).toContain(`article:${slug}`);
      expect(second?.tags).toEqual(["front", "corrections", `article:${slug}`]);
      const left = await db.select().from(events).where(eq(events.articleId, articleId)).orderBy(events.locale);
      expect(left.map(({ kind, locale, details }) => [kind, locale, details])).toEqual([
        ["publication.published", "en", { number: 1, cause: "publish" }],
        ["publication.published", "zh", { number: 1, cause: "publish" }],
      ]);
    }));

  test("what was shown is published or nothing", () =>
    rollback(async (db) => {
      const { articleId, slug, first, asReviewer } = await createPublishedArticle(db);
      await setUnit(db, first, { target: textRun("Morning came.") });
      const shown = translationContent(await getTranslationCandidate({ articleId, locale: "en" }, db));
      const fingerprint = contentFingerprint(slug, shown);
      await setUnit(db, first, { target: textRun("Morning has come.") });
      await expect(publishTranslation(asReviewer, { articleId, fingerprint }, db)).rejects.toMatchObject({
        code: "publish_outdated",
      });
      await setUnit(db, first, { target: textRun("Morning came.") });
      expect(await publishTranslation(asReviewer, { articleId, fingerprint }, db)).toMatchObject({ number: 2 });
    }));

  test("a translation is measured against the original readers see, not the one being written", () =>
    rollback(async (db) => {
      const { articleId, slug, first, second, asEditor, asReviewer } = await createPublishedArticle(db);
      await setSource(db, first, "天大亮了。");
      await setUnit(db, second, { target: textRun("Birds woke.") });
      await publishTranslation(asReviewer, { articleId }, db);
      expect(textsOf((await getPublished(slug, "en", db)).original?.content)[1]).toBe("天亮了。");

      await setUnit(db, first, { target: textRun("It was broad day."), madeFrom: "天大亮了。" });
      await expect(publishTranslation(asReviewer, { articleId }, db)).rejects.toMatchObject({
        details: { blockers: [{ code: "original_ahead", segmentId: first }] },
      });
      await publishOriginal(asEditor, { articleId }, db);
      await publishTranslation(asReviewer, { articleId }, db);
      expect(textsOf((await getPublished(slug, "en", db)).translation?.content)[1]).toBe("It was broad day.");
    }));

  test("the original remembers what its sentences were split and merged from", () =>
    rollback(async (db) => {
      const { articleId, slug, first, second, asEditor } = await createReadyArticle(db);
      const [old] = await db.select().from(segments).where(eq(segments.id, first));
      if (!old) throw new Error("There is no segment.");
      const retired = { blockId: null, retiredAt: new Date() };
      for (const id of ["before", "long-before"]) await db.insert(segments).values({ ...old, ...retired, id });
      await db.insert(segmentSuccessors).values([
        { segmentId: "long-before", successorId: "before", position: 0 },
        { segmentId: "before", successorId: first, position: 0 },
        { segmentId: "before", successorId: second, position: 1 },
      ]);
      await publishOriginal(asEditor, { articleId }, db);
      const published = (await getPublished(slug, null, db)).original?.content.blocks.flatMap(
        (block) => block.segments,
      );
      expect(published?.map(({ predecessors }) => predecessors)).toEqual([
        [],
        ["before", "long-before"],
        ["before", "long-before"],
      ]);
    }));

  test("is never half done", () =>
    rollback(async (db) => {
      const { articleId, slug, asEditor } = await createReadyArticle(db);
      await db.execute(
        sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''disk full''; end'`,
      );
      await db.execute(sql`create trigger refuse before insert on cache_invalidations execute function refuse()`);
      await expect(publishOriginal(asEditor, { articleId }, db)).rejects.toThrow();
      expect(await db.select().from(revisions)).toEqual([]);
      expect(await db.select().from(publications)).toEqual([]);
      await expect(getPublished(slug, null, db)).rejects.toMatchObject({ code: "not_found" });
    }));

  test("two publishers at once make one revision", async () => {
    const { database, pool } = connect(await cloneDatabase(), 4);
    try {
      const { articleId, asEditor } = await createReadyArticle(database);
      const outcomes = await Promise.allSettled(
        [1, 2, 3].map(() => publishOriginal(asEditor, { articleId }, database)),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
      for (const outcome of outcomes) {
        if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "nothing_to_publish" });
      }
      expect(await database.select({ number: revisions.number }).from(revisions)).toEqual([{ number: 1 }]);
    } finally {
      await pool.end();
    }
  });
});

describe("withdrawing", () => {
  test("a translation leaves a notice, and the original stays", () =>
    rollback(async (db) => {
      const { articleId, slug, asWithdrawer, asReviewer } = await createPublishedArticle(db);
      await withdraw(asWithdrawer, { articleId, locale: "en", reason: " A source took back what they said. " }, db);
      expect(await getPublished(slug, "en", db)).toMatchObject({
        locales: ["zh"],
        translation: null,
        withdrawals: [{ locale: "en", reason: "A source took back what they said." }],
      });

      await publishTranslation(asReviewer, { articleId }, db);
      expect(await getPublished(slug, "en", db)).toMatchObject({ locales: ["zh", "en"], withdrawals: [] });
    }));

  test("the original takes its translations with it", () =>
    rollback(async (db) => {
      const { articleId, slug, asWithdrawer } = await createPublishedArticle(db);
      await withdraw(asWithdrawer, { articleId, locale: "zh", reason: "Wrong." }, db);
      const page = await getPublished(slug, "en", db);
      expect(page).toMatchObject({ original: null, translation: null, locales: [] });
      expect(page.withdrawals.map(({ locale }) => locale).sort()).toEqual(["en", "zh"]);
      expect(await listPublished({ limit: 10, offset: 0 }, db)).toEqual([]);
    }));

  test("publishing again keeps the day readers first saw it", () =>
    rollback(async (db) => {
      const { articleId, slug, asWithdrawer, asEditor } = await createPublishedArticle(db);
      const before = await getPublished(slug, null, db);
      await withdraw(asWithdrawer, { articleId, locale: "zh", reason: "Wrong." }, db);
      await publishOriginal(asEditor, { articleId }, db);
      const after = await getPublished(slug, null, db);
      expect(after.original).toMatchObject({ number: 2, firstPublishedAt: before.original?.firstPublishedAt });
      expect(after.original?.publishedAt.getTime()).toBeGreaterThan(before.original?.publishedAt.getTime() ?? 0);
    }));

  test("needs a reason and something published", () =>
    rollback(async (db) => {
      const { articleId, asWithdrawer } = await createReadyArticle(db);
      await expect(withdraw(asWithdrawer, { articleId, locale: "en", reason: "  " }, db)).rejects.toMatchObject({
        code: "reason_required",
      });
      await expect(withdraw(asWithdrawer, { articleId, locale: "en", reason: "Wrong." }, db)).rejects.toMatchObject({
        code: "not_published",
      });
      expect(await db.select().from(articles).where(eq(articles.id, articleId))).toHaveLength(1);
    }));
});

describe("restoring", () => {
  test("a former translation comes back as a new revision, reviewed, with its translator", () =>
    rollback(async (db) => {
      const { articleId, slug, first, translator, asReviewer, editor } = await createPublishedArticle(db);
      await setUnit(db, first, { target: textRun("Morning came."), writtenBy: editor.id });
      await publishTranslation(asReviewer, { articleId }, db);
      await db.insert(unitVersions).values({
        ...{ segmentId: first, locale: "en", version: 0, target: textRun("Day broke."), madeFrom: "天亮了。" },
        ...{ state: "translated", origin: "human", cause: "unit.confirmed", savedBy: translator.id },
      });

      expect(await restoreTranslation(asReviewer, { articleId, number: 1 }, db)).toMatchObject({ number: 3 });
      const { translation } = await getPublished(slug, "en", db);
      expect(textsOf(translation?.content)[1]).toBe("Day broke.");
      expect(translation?.content.translators).toEqual([translator.name]);
      const [restored] = await db.select().from(revisions).where(eq(revisions.number, 3));
      expect(restored).toMatchObject({ cause: "restore", restoredNumber: 1 });
    }));

  test("is refused, and nothing has changed, when the original has gone on", () =>
    rollback(async (db) => {
      const { articleId, first, second, asEditor, asReviewer } = await createPublishedArticle(db);
      await setSource(db, first, "天大亮了。");
      await publishOriginal(asEditor, { articleId }, db);
      await setUnit(db, first, { target: textRun("It was broad day."), madeFrom: "天大亮了。" });
      await setUnit(db, second, { target: textRun("Birds woke."), state: "draft" });
      await expect(restoreTranslation(asReviewer, { articleId, number: 1 }, db)).rejects.toMatchObject({
        code: "publish_blocked",
        details: { blockers: [{ code: "stale", segmentId: first }] },
      });
      const [unit] = await db.select().from(units).where(eq(units.segmentId, second));
      expect(unit).toMatchObject({ target: textRun("Birds woke."), state: "draft" });
    }));

  test("a former original comes back, and what it takes the place of stays in the history", () =>
    rollback(async (db) => {
      const { articleId, slug, first, second, asEditor, asWriter } = await createPublishedArticle(db);
      await saveSource(asWriter, await editOf(articleId, asWriter, "天大亮了。风停了。", db), db);
      await publishOriginal(asEditor, { articleId }, db);
      await saveSource(asWriter, await editOf(articleId, asWriter, "谁也没有发布的话。", db), db);

      expect(await restoreOriginal(asWriter, asEditor, { articleId, number: 1 }, db)).toMatchObject({ number: 3 });
      const { original } = await getPublished(slug, "en", db);
      expect(textsOf(original?.content)).toEqual(["清晨", "天亮了。", "鸟醒了。"]);
      expect(original?.content.blocks.at(-1)?.segments.map(({ id }) => id)).toEqual([first, second]);
      const versions = await db.select().from(sourceVersions).where(eq(sourceVersions.articleId, articleId));
      expect(JSON.stringify(versions)).toContain("谁也没有发布的话。");
    }));

  test("needs a former revision that says something else", () =>
    rollback(async (db) => {
      const { articleId, asReviewer } = await createPublishedArticle(db);
      await expect(restoreTranslation(asReviewer, { articleId, number: 1 }, db)).rejects.toMatchObject({
        code: "nothing_to_publish",
      });
      await expect(restoreTranslation(asReviewer, { articleId, number: 2 }, db)).rejects.toMatchObject({
        code: "not_found",
      });
    }));
});

async function editOf(articleId: string, actor: Authorized<"article.write">, text: string, db: Database) {
  const { version, blocks } = await getSource(actor, articleId, db);
  return {
    ...{ articleId, version, operationId: randomUUID(), tab: "t" },
    blocks: blocks.map((block) => (block.kind === "paragraph" ? { ...block, runs: textRun(text) } : block)),
  };
}
