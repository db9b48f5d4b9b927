import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { listPublicRevisions } from "./history-queries.ts";
import { publishOriginal, withdraw } from "./mutations.ts";

test("readers see what a text was, but nothing from before it was withdrawn", () =>
  rollback(async (db) => {
    const editor = await createUser(db, "editor");
    const { articleId, segmentIds } = await createArticle(db, editor, ["一稿。"]);
    const publish = () => publishOriginal(grant(editor, "article.publish"), { articleId }, db);
    const write = (text: string) =>
      db
        .update(segments)
        .set({ source: textRun(text) })
        .where(eq(segments.id, segmentIds[0] ?? ""));
    expect(await history(articleId, db)).toEqual([]);

    await publish();
    await write("二稿。");
    await publish();
    expect(await history(articleId, db)).toEqual(["二稿。", "一稿。"]);

    await withdraw(grant(editor, "publication.withdraw"), { articleId, locale: "zh", reason: "有误。" }, db);
    expect(await history(articleId, db)).toEqual([]);

    await write("三稿。");
    await publish();
    await write("四稿。");
    await publish();
    expect(await history(articleId, db)).toEqual(["四稿。", "三稿。"]);
  }));

async function history(articleId: string, db: Database): Promise<string[]> {
  const revisions = await listPublicRevisions(articleId, "zh", db);
  return revisions.map(({ content }) => plainText(content.blocks[1]?.segments[0]?.text ?? []));
}
