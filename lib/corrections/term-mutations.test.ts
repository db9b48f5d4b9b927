import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { publishOriginal } from "#lib/publishing/mutations.ts";
import { createPublished, eventsAbout, retranslate, unitOf } from "#lib/testing/corrections.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm } from "#lib/testing/terms.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { listUses } from "#lib/usage/queries.ts";
import { acceptTogether, proposeForTerm } from "./term-mutations.ts";
import { listPendingForTerm } from "./term-queries.ts";

/** A published article whose first sentence renders a term as it should not. */
async function begin(db: Database) {
  const world = await createPublished(db);
  const termId = await createTerm(db, "天亮", ["dawn came", "-day broke"]);
  const visitor = grant(world.editor, "desk.visit");
  const uses = (instead = "") => listUses(visitor, { termId, locale: "en", instead }, db);
  const proposer = grant(world.editor, "term.propose");
  const propose = async (proposed = "Dawn came.") => {
    const change = { revisionId: world.revisionId, segmentId: world.dawn, proposed };
    return proposeForTerm(proposer, { termId, note: "", changes: [change] }, db);
  };
  return { ...world, termId, visitor, uses, propose, proposer };
}

test("every published sentence with a term is found, with what it would say instead", () =>
  rollback(async (db) => {
    const { uses, dawn, slug } = await begin(db);
    expect(await uses()).toMatchObject([
      {
        slug,
        segmentId: dawn,
        mentions: [[0, 2]],
        conformity: "deviates",
        parts: [{ segmentId: dawn, target: "Day broke.", proposed: "Dawn came." }],
        headline: "Early morning",
      },
    ]);
  }));

test("what is proposed everywhere waits like a reader's correction, touches nothing, and is proposed once", () =>
  rollback(async (db) => {
    const { propose, dawn, termId, visitor, uses } = await begin(db);
    expect(await propose()).toEqual({ proposed: 1, left: {} });
    expect(await propose()).toEqual({ proposed: 0, left: { correction_duplicate: 1 } });
    expect(await propose("Day broke.")).toEqual({ proposed: 0, left: { correction_unchanged: 1 } });
    const [pending, ...others] = await listPendingForTerm(visitor, { termId, locale: "en" }, db);
    expect(pending).toMatchObject({ segmentId: dawn, before: "Day broke.", proposed: "Dawn came." });
    expect(others).toEqual([]);
    expect(await eventsAbout(db, pending?.id ?? "")).toEqual(["correction.suggested"]);
    expect(plainText((await unitOf(db, dawn)).target)).toBe("Day broke.");
    expect(await uses()).toMatchObject([{ parts: [{ target: "Day broke." }] }]);
  }));

test("a sentence that readers see otherwise by now is left out", () =>
  rollback(async (db) => {
    const world = await begin(db);
    await retranslate(db, world, world.dawn, "Morning came.", "reviewed");
    await world.publish();
    expect(await world.propose()).toEqual({ proposed: 0, left: { conflict: 1 } });
  }));

test("a sentence that was joined with another is corrected where it lives on, and nowhere else", () =>
  rollback(async (db) => {
    const { articleId, dawn, birds, editor, uses } = await begin(db);
    await db
      .update(segments)
      .set({ source: textRun("天亮了，鸟醒了。") })
      .where(eq(segments.id, dawn));
    await db.update(segments).set({ blockId: null, retiredAt: new Date() }).where(eq(segments.id, birds));
    await db.insert(segmentSuccessors).values({ segmentId: birds, successorId: dawn, position: 0 });
    await publishOriginal(grant(editor, "article.publish"), { articleId }, db);
    expect(await uses("birds")).toMatchObject([
      {
        segmentId: dawn,
        source: "天亮了，鸟醒了。",
        conformity: "deviates",
        parts: [
          { segmentId: dawn, target: "Day broke.", retired: false, proposed: "Dawn came." },
          { segmentId: birds, target: "The birds woke.", retired: true, proposed: null },
        ],
      },
    ]);
  }));

test("accepted together, each for itself; published, the sentence conforms", () =>
  rollback(async (db) => {
    const world = await begin(db);
    const { termId, visitor, judge, publish, uses, propose } = world;
    await propose();
    await propose("Dawn came at last.");
    const waiting = await listPendingForTerm(visitor, { termId, locale: "en" }, db);
    const correctionIds = waiting.map(({ id }) => id);
    const result = await acceptTogether(judge, { correctionIds, class: "style" }, db);
    // The first has changed what the second argued against.
    expect(result).toMatchObject({ accepted: [{ segmentId: world.dawn }], left: { correction_closed: 1 } });
    await publish();
    expect(await uses()).toMatchObject([
      { conformity: "preferred", parts: [{ target: "Dawn came.", proposed: null }] },
    ]);
  }));
