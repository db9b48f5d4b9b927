import { randomUUID } from "node:crypto";
import { saveSource } from "#lib/articles/mutations.ts";
import { grant } from "#lib/auth/policy.ts";
import { publishOriginal } from "#lib/publishing/mutations.ts";
import type { DraftBlock } from "#lib/segments/segment.ts";
import { serveMessages } from "./program.ts";
import type { SourceBlock, Worker } from "./world.ts";

/** An original to save and to publish in this process, which serves no pages. */
export type Elsewhere = { writer: Worker; articleId: string; version: number; blocks: readonly SourceBlock[] };

/** `version` of the original; `at`: when the publication was committed, as `Date.now` tells. */
export type PublishedElsewhere = { version: number; at: number };

serveMessages<Elsewhere>(async ({ writer, articleId, version, blocks }): Promise<PublishedElsewhere> => {
  const editor = { id: writer.id, name: writer.name, roles: [{ role: "editor", locale: "" } as const] };
  const saved = await saveSource(grant(editor, "article.write"), {
    articleId,
    version,
    blocks: blocks as readonly DraftBlock[],
    operationId: randomUUID(),
    tab: "elsewhere",
  });
  await publishOriginal(grant(editor, "article.publish"), { articleId });
  return { version: saved.version, at: Date.now() };
});
