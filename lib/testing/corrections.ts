import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Actor, grant, reader } from "#lib/auth/policy.ts";
import { type Suggestion, suggestionInput } from "#lib/corrections/input.ts";
import { suggestCorrection } from "#lib/corrections/suggestion-mutations.ts";
import type { Database } from "#lib/db/client.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units } from "#lib/db/schema/translations.ts";
import { publishOriginal, publishTranslation } from "#lib/publishing/mutations.ts";
import { lockUnit, writeUnit } from "#lib/segments/mutations.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { createArticle, createUnit, createUser } from "./factories.ts";

/** A published article of two sentences, its English reviewed, and the people it takes. `publish` publishes the English anew. */
export async function createPublished(db: Database, second: readonly Run[] = textRun("The birds woke.")) {
  const editor = await createUser(db, "editor");
  const translator = await createUser(db, "translator");
  const reviewer = await createUser(db, "reviewer:en");
  const article = await createArticle(db, editor, ["天亮了。", "鸟醒了。"], "清晨");
  const reviewed = { state: "reviewed", reviewedBy: reviewer.id } as const;
  const [dawn = "", birds = ""] = article.segmentIds;
  await createUnit(db, { segmentId: article.headlineId, locale: "en" }, translator, "清晨", "Early morning", reviewed);
  await createUnit(db, { segmentId: dawn, locale: "en" }, translator, "天亮了。", "Day broke.", reviewed);
  await createUnit(db, { segmentId: birds, locale: "en" }, translator, "鸟醒了。", plainText(second), {
    ...reviewed,
    target: second,
  });
  await publishOriginal(grant(editor, "article.publish"), { articleId: article.articleId }, db);
  const publisher = grant(reviewer, "translation.publish", "en");
  const publish = () => publishTranslation(publisher, { articleId: article.articleId, cause: "correction" }, db);
  const { revisionId } = await publish();
  const judge = grant(reviewer, "correction.review", "en");
  return { ...article, dawn, birds, revisionId, editor, translator, reviewer, judge, publish };
}

export type PublishedWorld = Awaited<ReturnType<typeof createPublished>>;

/** What a reader's form sends for the first sentence, unless `change` says otherwise. */
export function suggestion(world: PublishedWorld, change: Partial<Suggestion> & { address?: string } = {}) {
  const { address = "192.0.2.1", ...fields } = change;
  const { revisionId, dawn: segmentId } = world;
  const sent = { operationId: randomUUID(), revisionId, segmentId, proposed: "Dawn came.", secondsTaken: 20 };
  return { ...suggestionInput.parse({ ...sent, ...fields }), address };
}

/** A suggestion that has been taken, and its row. */
export async function suggest(
  db: Database,
  world: PublishedWorld,
  change: Parameters<typeof suggestion>[1] = {},
  actor: Actor = reader,
) {
  const { receipt, number } = await suggestCorrection(
    grant(actor, "correction.suggest"),
    suggestion(world, change),
    db,
  );
  const [row] = await db.select().from(corrections).where(eq(corrections.receipt, receipt));
  return { id: row!.id, receipt, number, row: row! };
}

/** The English unit of a segment. */
export async function unitOf(db: Database, segmentId: string) {
  const [unit] = await db
    .select()
    .from(units)
    .where(and(eq(units.segmentId, segmentId), eq(units.locale, "en")));
  return unit!;
}

/** Somebody at the desk gives a sentence another English text. */
export async function retranslate(
  db: Database,
  world: PublishedWorld,
  segmentId: string,
  target: string,
  state: "draft" | "reviewed",
) {
  const locked = await lockUnit({ articleId: world.articleId, segmentId, locale: "en" }, db);
  const next = { ...locked.unit, target: textRun(target), state, reviewedBy: world.reviewer.id };
  await writeUnit(locked, next, { actorId: world.translator.id, cause: "unit.saved" }, db);
}

/** What happened to something, in alphabetical order. */
export const eventsAbout = async (db: Database, id: string) =>
  (await db.select({ kind: events.kind }).from(events).where(eq(events.subject, id))).map(({ kind }) => kind).sort();
