import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles, segments } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { cacheInvalidations, publications, revisions } from "#lib/db/schema/publishing.ts";
import { units, waivers } from "#lib/db/schema/translations.ts";
import { fingerprint } from "#lib/checks/fingerprint.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { eq } from "drizzle-orm";
import { contentFingerprint, translationContent } from "./candidate.ts";
import { getTranslationCandidate } from "./candidate-queries.ts";
import { publishOriginal, publishTranslation, withdraw } from "./mutations.ts";
import { countPublished, getPublished, listPublished } from "./queries.ts";

/** An article of two sentences with a reviewed English translation; nothing published. */
async function createReadyArticle(db: Database) {
  const [editor, translator, reviewer] = [
    await createUser(db, "editor"),
    await createUser(db, "translator"),
    await createUser(db, "reviewer"),
  ];
  const article = await createArticle(db, editor, ["天亮了。", "鸟醒了。"], "清晨");
  const reviewed = { state: "reviewed", reviewedBy: reviewer.id } as const;
  const [first = "", second = ""] = article.segmentIds;
  await createUnit(db, { segmentId: article.headlineId, locale: "en" }, translator, "清晨", "Early morning", reviewed);
  await createUnit(db, { segmentId: first, locale: "en" }, translator, "天亮了。", "Day broke.", reviewed);
  await createUnit(db, { segmentId: second, locale: "en" }, translator, "鸟醒了。", "The birds woke.", reviewed);
  return { ...article, first, second, editor, translator, reviewer };
}


describe("publishing", () => {
  test("readers see an original and its translation once both are published", () =>
    rollback(async (db) => {
      const { articleId, slug, editor, reviewer, translator } = await createReadyArticle(db);
      await expect(getPublished(slug, "en", db)).rejects.toMatchObject({ code: "not_found" });

      await publishOriginal(grant(editor, "article.publish"), { articleId }, db);
      expect(await getPublished(slug, "en", db)).toMatchObject({ locales: ["zh"], translation: null });

      await publishTranslation(grant(reviewer, "translation.publish", "en"), { articleId }, db);
      const page = await getPublished(slug, "en", db);
      expect(page).toMatchObject({ locales: ["zh", "en"], redirectTo: null, withdrawals: [] });
      expect(page.translation).toMatchObject({ number: 1, locale: "en", content: { translators: [translator.name] } });
      expect(page.translation?.content.blocks[1]?.segments.map(({ text, separator }) => plainText(text) + separator)).toEqual([
        "Day broke. ",
        "The birds woke.",
      ]);
      expect(await listPublished({ limit: 10, offset: 0 }, db)).toMatchObject([
        { slug, original: { headline: [{ text: "清晨" }], summary: [] }, translations: [{ locale: "en", headline: [{ text: "Early morning" }] }] },
      ]);
      expect(await countPublished(db)).toBe(1);
    }));
});
