import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { saveDetails } from "#lib/articles/details-mutations.ts";
import { createArticle as beginArticle, saveSource } from "#lib/articles/mutations.ts";
import { getSource } from "#lib/articles/queries.ts";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import { publishOriginal } from "#lib/publishing/mutations.ts";
import { approveUnits } from "#lib/review/mutations.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { confirmUnit } from "#lib/translations/mutations.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { restoreTarget } from "./mutations.ts";
import { getSentenceHistory, getTextAt, getTimeline } from "./queries.ts";

/** An article whose only sentence is published, translated twice and reviewed. */
async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en");
  const articleId = randomUUID();
  const asWriter = grant(editor, "article.write");
  const asTranslator = grant(translator, "translation.write", "en");
  await beginArticle(asWriter, { articleId, sourceLocale: "zh", headline: "清晨" }, db);
  const save = async (text: string) => {
    const { version, blocks } = await getSource(asWriter, articleId, db);
    const next = blocks.map((block) => (block.kind === "paragraph" ? { ...block, runs: textRun(text) } : block));
    return saveSource(asWriter, { articleId, blocks: next, version, operationId: randomUUID(), tab: "t" }, db);
  };
  await save("天亮了。");
  const was = { slug: null, section: null, sourceLocale: "zh" };
  await saveDetails(asWriter, { articleId, ...was, slug: "morning", was }, db);
  await publishOriginal(grant(editor, "article.publish"), { articleId }, db);
  const sheet = await getTranslationSheet({ articleId, locale: "en" }, db);
  const segmentId = sheet.rows.find((row) => row.blockKind === "paragraph")?.segmentId ?? "";
  const confirm = (target: string, version: number) => {
    const text = { target: textRun(target), base: [], madeFrom: "天亮了。", version };
    return confirmUnit(asTranslator, { articleId, segmentId, ...text, operationId: randomUUID(), tab: "t" }, db);
  };
  await confirm("Day broke.", 0);
  await confirm("Morning came.", 1);
  await approveUnits(grant(reviewer, "unit.review", "en"), { articleId, units: [{ segmentId, version: 2 }] }, db);
  return { articleId, segmentId, save, asTranslator, editor, reviewer, visitor: grant(reviewer, "desk.visit") };
}

test("a former machine's draft that is restored is the machine's again", () =>
  rollback(async (db) => {
    const { articleId, segmentId, asTranslator } = await begin(db);
    const produced = textRun("Day broke.");
    const former = and(eq(unitVersions.segmentId, segmentId), eq(unitVersions.version, 1));
    await db.update(unitVersions).set({ origin: "machine", produced }).where(former);
    await restoreTarget(asTranslator, { articleId, segmentId, version: 3, restored: 1 }, db);
    const [unit] = await db.select().from(units).where(eq(units.segmentId, segmentId));
    expect(unit).toMatchObject({ origin: "machine", produced, target: produced });
  }));

test("an article's history says who did what, and leaves texts to compare", () =>
  rollback(async (db) => {
    const { articleId, visitor, editor, reviewer } = await begin(db);
    const timeline = await getTimeline(visitor, articleId, db);
    expect(new Set(timeline.map(({ kind, by, count }) => `${kind} ${by} ${count}`))).toEqual(
      new Set([
        `article.created ${editor.name} 1`,
        `article.source_saved ${editor.name} 1`,
        `article.details_changed ${editor.name} 1`,
        `publication.published ${editor.name} 1`,
        expect.stringMatching(/^unit\.confirmed .* [12]$/),
        `unit.approved ${reviewer.name} 1`,
      ]),
    );
    expect(timeline.map(({ point }) => point).filter(Boolean)).toContainEqual({ kind: "revision", number: 1 });
  }));

test("texts are there as they were at every point", () =>
  rollback(async (db) => {
    const { articleId, visitor, save } = await begin(db);
    const { version } = await save("天大亮了。");
    const read = async (locale: string, point: Parameters<typeof getTextAt>[2]) => {
      const { blocks } = await getTextAt(visitor, { articleId, locale }, point, db);
      return blocks
        .flatMap((block) => block.segments)
        .map((segment) => plainText(segment.text))
        .at(-1);
    };
    expect(await read("zh", { kind: "revision", number: 1 })).toBe("天亮了。");
    expect(await read("zh", { kind: "version", number: version })).toBe("天大亮了。");
    expect(await read("zh", { kind: "now" })).toBe("天大亮了。");
    expect(await read("en", { kind: "now" })).toBe("Morning came.");
    await expect(read("en", { kind: "version", number: version })).rejects.toMatchObject({ code: "not_found" });
    await expect(read("en", { kind: "revision", number: 1 })).rejects.toMatchObject({ code: "not_found" });
  }));

test("a sentence's history holds every target and every published wording of its source", () =>
  rollback(async (db) => {
    const { articleId, segmentId, visitor, reviewer } = await begin(db);
    const history = await getSentenceHistory(visitor, { articleId, segmentId, locale: "en" }, db);
    expect(history).toMatchObject({
      headline: "清晨",
      version: 3,
      retired: false,
      sources: [{ text: "天亮了。", number: 1 }],
    });
    expect(history.targets.map(({ version, cause, target }) => [version, cause, plainText(target)])).toEqual([
      [3, "unit.approved", "Morning came."],
      [2, "unit.confirmed", "Morning came."],
      [1, "unit.confirmed", "Day broke."],
    ]);
    expect(history.targets[0]?.by).toBe(reviewer.name);
    for (const ref of [
      { segmentId: "nothing", locale: "en" },
      { segmentId, locale: "zh" },
    ]) {
      await expect(getSentenceHistory(visitor, { articleId, ...ref }, db)).rejects.toMatchObject({ code: "not_found" });
    }
  }));

test("a former target comes back as a draft", () =>
  rollback(async (db) => {
    const { articleId, segmentId, asTranslator, visitor } = await begin(db);
    await expect(
      restoreTarget(asTranslator, { articleId, segmentId, version: 2, restored: 1 }, db),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(
      restoreTarget(asTranslator, { articleId, segmentId, version: 3, restored: 9 }, db),
    ).rejects.toMatchObject({ code: "not_found" });
    await restoreTarget(asTranslator, { articleId, segmentId, version: 3, restored: 1 }, db);
    const { targets } = await getSentenceHistory(visitor, { articleId, segmentId, locale: "en" }, db);
    expect(targets[0]).toMatchObject({
      version: 4,
      cause: "unit.restored",
      state: "draft",
      target: textRun("Day broke."),
    });
  }));
