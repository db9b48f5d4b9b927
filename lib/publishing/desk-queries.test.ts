import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { units } from "#lib/db/schema/translations.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { getPublishingOverview, getRevision, listRevisions } from "./desk-queries.ts";
import { publishOriginal, publishTranslation, withdraw } from "./mutations.ts";

test("the publish page knows what readers see, what would change and what stands in the way", () =>
  rollback(async (db) => {
    const editor = await createUser(db, "editor");
    const reviewer = await createUser(db, "reviewer");
    const article = await createArticle(db, editor, ["天亮了。"], "清晨");
    const { articleId, headlineId, segmentIds } = article;
    const reviewed = { state: "reviewed", reviewedBy: reviewer.id } as const;
    const first = { segmentId: segmentIds[0] ?? "", locale: "en" };
    await createUnit(db, { segmentId: headlineId, locale: "en" }, editor, "清晨", "Morning", reviewed);
    await createUnit(db, first, editor, "天亮了。", "Day broke.", reviewed);
    const before = await getPublishingOverview(articleId, db);
    expect(before).toMatchObject({ headline: "清晨", original: { latestNumber: 0, publication: null, blockers: [] } });
    expect(before.translations).toMatchObject([
      { locale: "en", begun: 2, sentences: 2, changes: [], blockers: [{ code: "original_unpublished" }] },
    ]);

    await publishOriginal(grant(editor, "article.publish"), { articleId }, db);
    const [card] = (await getPublishingOverview(articleId, db)).translations;
    const shown = { articleId, fingerprint: card?.fingerprint ?? "" };
    await publishTranslation(grant(reviewer, "translation.publish", "en"), shown, db);
    expect((await getPublishingOverview(articleId, db)).translations).toMatchObject([
      { upToDate: true, latestNumber: 1, publication: { number: 1, publishedBy: reviewer.name }, withdrawal: null },
    ]);

    await db
      .update(units)
      .set({ target: textRun("Morning came.") })
      .where(eq(units.segmentId, first.segmentId));
    expect((await getPublishingOverview(articleId, db)).translations).toMatchObject([
      { upToDate: false, blockers: [], changes: [{ before: "Day broke.", after: "Morning came." }] },
    ]);

    await withdraw(grant(editor, "publication.withdraw"), { articleId, locale: "en", reason: "Wrong." }, db);
    expect((await getPublishingOverview(articleId, db)).translations).toMatchObject([
      { publication: null, latestNumber: 1, withdrawal: { reason: "Wrong.", withdrawnBy: editor.name } },
    ]);
    expect(await listRevisions(articleId, db)).toMatchObject([
      { locale: "en", number: 1, cause: "publish", live: false, createdBy: reviewer.name },
      { locale: "zh", number: 1, live: true },
    ]);
    const content = await getRevision({ articleId, locale: "en", number: 1 }, db);
    expect(plainText(content.blocks[1]?.segments[0]?.text ?? [])).toBe("Day broke.");
    await expect(getRevision({ articleId, locale: "en", number: 2 }, db)).rejects.toMatchObject({ code: "not_found" });
    await expect(getPublishingOverview(reviewer.id, db)).rejects.toMatchObject({ code: "not_found" });
  }));
