import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { segments } from "#lib/db/schema/articles.ts";
import { corrections } from "#lib/db/schema/corrections.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { unitVersions } from "#lib/db/schema/translations.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { publishOriginal, publishTranslation, withdraw } from "#lib/publishing/mutations.ts";
import { createPublished, eventsAbout, retranslate, suggest, unitOf } from "#lib/testing/corrections.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import {
  acceptCorrection,
  acceptWithEdits,
  declineCorrection,
  declineCorrections,
  supersedeCorrection,
} from "./mutations.ts";
import { findReceipt, listPublishedCorrections } from "./queries.ts";

async function statusOf(db: Database, id: string) {
  const [row] = await db.select({ status: corrections.status }).from(corrections).where(eq(corrections.id, id));
  return row?.status;
}

describe("accepting", () => {
  test("the reader's words stand, reviewed, and the next publication carries them", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world, { creditName: "Ann" });
      await acceptCorrection(world.judge, { correctionId: id, class: "meaning" }, db);
      expect(await unitOf(db, world.dawn)).toMatchObject({
        target: textRun("Dawn came."),
        madeFrom: "天亮了。",
        state: "reviewed",
        origin: "correction",
        writtenBy: null,
        reviewedBy: world.reviewer.id,
        reviewedTarget: textRun("Dawn came."),
      });
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "accepted", published: null });
      expect(await listPublishedCorrections(world.articleId, "en", db)).toEqual([]);

      await world.publish();
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "published", published: "Dawn came." });
      expect(await listPublishedCorrections(world.articleId, "en", db)).toMatchObject([
        { before: "Day broke.", after: "Dawn came.", class: "meaning", credit: "Ann", withdrawn: false },
      ]);
      const causes = await db
        .select({ cause: unitVersions.cause })
        .from(unitVersions)
        .where(eq(unitVersions.segmentId, world.dawn));
      expect(causes).toEqual([{ cause: "unit.corrected" }]);
      expect(await eventsAbout(db, id)).toEqual(["correction.accepted", "correction.suggested"]);
    }));

  test("a link stays on the words it was on", () =>
    rollback(async (db) => {
      const link = { href: "https://birds.example/" };
      const world = await createPublished(db, [{ text: "The " }, { text: "birds", ...link }, { text: " woke." }]);
      const { id } = await suggest(db, world, { segmentId: world.birds, proposed: "Soon the birds awoke." });
      await acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
      expect((await unitOf(db, world.birds)).target).toEqual([
        { text: "Soon the " },
        { text: "birds", ...link },
        { text: " awoke." },
      ]);
    }));

  test("a sentence somebody has changed since is not overwritten", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await retranslate(db, world, world.dawn, "It grew light.", "draft");
      await expect(acceptCorrection(world.judge, { correctionId: id, class: "style" }, db)).rejects.toMatchObject({
        code: "correction_conflict",
        details: { currentTarget: "It grew light." },
      });
      expect(plainText((await unitOf(db, world.dawn)).target)).toBe("It grew light.");
    }));

  test("what readers see already counts as published", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world);
      await retranslate(db, world, world.dawn, "Dawn came.", "reviewed");
      await world.publish();
      await acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "published", published: "Dawn came." });
    }));

  test("a target accepted beside an older original is out of date, and one beside today's is not", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const before = await suggest(db, world);
      await db
        .update(segments)
        .set({ source: textRun("天大亮了。") })
        .where(eq(segments.id, world.dawn));
      await publishOriginal(grant(world.editor, "article.publish"), { articleId: world.articleId }, db);

      await acceptCorrection(world.judge, { correctionId: before.id, class: "style" }, db);
      expect((await unitOf(db, world.dawn)).madeFrom).toBe("天亮了。");
      await retranslate(db, world, world.dawn, "Day broke.", "reviewed");

      const after = await suggest(db, world, { proposed: "It was broad day." });
      expect([before.row.source, after.row.source]).toEqual(["天亮了。", "天大亮了。"]);
      await acceptCorrection(world.judge, { correctionId: after.id, class: "meaning" }, db);
      expect((await unitOf(db, world.dawn)).madeFrom).toBe("天大亮了。");
    }));

  test("a sentence that was split or merged since is not written to", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await db.update(segments).set({ blockId: null, retiredAt: new Date() }).where(eq(segments.id, world.dawn));
      await expect(acceptCorrection(world.judge, { correctionId: id, class: "style" }, db)).rejects.toMatchObject({
        code: "correction_conflict",
      });
      await supersedeCorrection(world.judge, id, db);
      expect(await statusOf(db, id)).toBe("superseded");
    }));

  test("rivals on the same sentence are superseded, those on another are not", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const chosen = await suggest(db, world);
      const rival = await suggest(db, world, { proposed: "It dawned." });
      const other = await suggest(db, world, { segmentId: world.birds });
      await acceptCorrection(world.judge, { correctionId: chosen.id, class: "style" }, db);
      expect(await statusOf(db, rival.id)).toBe("superseded");
      expect(await statusOf(db, other.id)).toBe("pending");
      expect(await eventsAbout(db, rival.id)).toEqual(["correction.suggested", "correction.superseded"]);
    }));

  test("nobody accepts their own, unless the newsroom allows it; that leaves an event", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world, {}, world.reviewer);
      const accept = () => acceptCorrection(world.judge, { correctionId: id, class: "style" }, db);
      await expect(accept()).rejects.toMatchObject({ code: "own_correction" });
      const { version: _, ...settings } = initialNewsroom;
      const allowed = { ...settings, locales: [...settings.locales], sections: [], ownWorkAllowed: true };
      await db.insert(newsroom).values(allowed).onConflictDoUpdate({ target: newsroom.id, set: allowed });
      await accept();
      expect(await eventsAbout(db, id)).toEqual(["correction.accepted", "correction.suggested", "own_work.allowed"]);
    }));

  test("a reviewer of another language finds nothing to decide", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      const french = grant(await createUser(db, "reviewer:fr"), "correction.review", "fr");
      await expect(acceptCorrection(french, { correctionId: id, class: "style" }, db)).rejects.toMatchObject({
        code: "not_found",
      });
    }));

  test("the acceptance stands when another sentence keeps the page from being published", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world);
      await retranslate(db, world, world.birds, "The birds were up.", "draft");
      await acceptCorrection(world.judge, { correctionId: id, class: "meaning" }, db);
      await expect(world.publish()).rejects.toMatchObject({
        code: "publish_blocked",
        details: { blockers: [{ code: "draft", segmentId: world.birds }] },
      });
      expect(await statusOf(db, id)).toBe("accepted");
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "accepted", published: null });

      await retranslate(db, world, world.birds, "The birds were up.", "reviewed");
      await publishTranslation(grant(world.editor, "translation.publish", "en"), { articleId: world.articleId }, db);
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "published", published: "Dawn came." });
    }));

  test("text accepted but not published yet appears in no receipt", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world);
      const edited = {
        correctionId: id,
        class: "meaning",
        text: "Dawn was secret.",
        version: 1,
        source: "天亮了。",
      } as const;
      await acceptWithEdits(world.judge, edited, db);
      expect(JSON.stringify(await findReceipt(receipt, db))).not.toContain("secret");
    }));
});

describe("accepting with edits", () => {
  const edit = (id: string, change: object = {}) =>
    ({ correctionId: id, class: "meaning", text: "Dawn broke.", version: 1, source: "天亮了。", ...change }) as const;

  test("the reviewer's words stand and the reader keeps the credit", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world, { creditName: "Ann" });
      await acceptWithEdits(world.judge, edit(id), db);
      await world.publish();
      expect(await findReceipt(receipt, db)).toMatchObject({
        outcome: "published_with_edits",
        published: "Dawn broke.",
      });
      expect(await listPublishedCorrections(world.articleId, "en", db)).toMatchObject([
        { before: "Day broke.", after: "Dawn broke.", credit: "Ann" },
      ]);
      expect((await unitOf(db, world.dawn)).writtenBy).toBe(world.reviewer.id);
    }));

  test("without an edit it is accepted as the reader wrote it", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await acceptWithEdits(world.judge, edit(id, { text: "Dawn came." }), db);
      expect(await statusOf(db, id)).toBe("accepted");
    }));

  test("decides on a sentence that has changed since, when the reviewer has seen the change", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await retranslate(db, world, world.dawn, "It grew light.", "draft");
      await expect(acceptWithEdits(world.judge, edit(id), db)).rejects.toMatchObject({ code: "correction_conflict" });
      await acceptWithEdits(world.judge, edit(id, { version: 2 }), db);
      expect(plainText((await unitOf(db, world.dawn)).target)).toBe("Dawn broke.");
    }));

  for (const [name, change, code] of [
    ["no text", { text: " " }, "unit_empty"],
    ["the text as it was", { text: "Day broke." }, "correction_unchanged"],
    ["a bidi override", { text: "Dawn \u202Ebroke." }, "invalid_characters"],
    ["a token that means nothing", { text: "⟨1⟩Dawn⟨/1⟩ broke." }, "invalid_input"],
    ["an original that has changed", { source: "天黑了。" }, "source_changed"],
  ] as const) {
    test(`${name} is refused: ${code}`, () =>
      rollback(async (db) => {
        const world = await createPublished(db);
        const { id } = await suggest(db, world);
        await expect(acceptWithEdits(world.judge, edit(id, change), db)).rejects.toMatchObject({ code });
        expect(await statusOf(db, id)).toBe("pending");
      }));
  }
});

describe("declining", () => {
  test("a usual reason or the reviewer's own words, and the reader sees them", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const [a, b] = [await suggest(db, world), await suggest(db, world, { proposed: "It dawned." })];
      await declineCorrection(world.judge, { correctionId: a.id, reason: "accurate", words: "" }, db);
      await declineCorrection(world.judge, { correctionId: b.id, reason: "", words: " It breaks, here. " }, db);
      expect(await findReceipt(a.receipt, db)).toMatchObject({ outcome: "declined", declineReason: "accurate" });
      expect(await findReceipt(b.receipt, db)).toMatchObject({
        outcome: "declined",
        declineReason: null,
        decisionReason: "It breaks, here.",
      });
      expect(plainText((await unitOf(db, world.dawn)).target)).toBe("Day broke.");
    }));

  test("without a reason is refused", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      await expect(
        declineCorrection(world.judge, { correctionId: id, reason: "", words: " " }, db),
      ).rejects.toMatchObject({ code: "reason_required" });
    }));

  test("without a reason is refused by the database as well", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id } = await suggest(db, world);
      const declined = { status: "declined", decidedAt: new Date(), decidedBy: world.reviewer.id } as const;
      await expect(
        db.transaction((tx) =>
          tx
            .update(corrections)
            .set({ ...declined, decisionReason: " " })
            .where(eq(corrections.id, id)),
        ),
      ).rejects.toMatchObject({ cause: { constraint: "corrections_decline_has_reason" } });
    }));

  test("several at once, for spam: those already decided stay as they are", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const [a, b, c] = [
        await suggest(db, world, { trap: "x" }),
        await suggest(db, world, { proposed: "Buy.", trap: "x" }),
        await suggest(db, world, { segmentId: world.birds }),
      ];
      await acceptCorrection(world.judge, { correctionId: c.id, class: "style" }, db);
      const correctionIds = [a.id, b.id, c.id];
      expect(await declineCorrections(world.judge, { correctionIds, reason: "unusable", words: "" }, db)).toBe(2);
      expect(await statusOf(db, c.id)).toBe("accepted");
      expect(await statusOf(db, b.id)).toBe("declined");
    }));

  test("a sentence rewritten for another reason closes a suggestion without an answer, and only then", () =>
    rollback(async (db) => {
      const world = await createPublished(db);
      const { id, receipt } = await suggest(db, world);
      await expect(supersedeCorrection(world.judge, id, db)).rejects.toMatchObject({ code: "forbidden" });
      await retranslate(db, world, world.dawn, "It grew light.", "draft");
      await supersedeCorrection(world.judge, id, db);
      expect(await findReceipt(receipt, db)).toMatchObject({ outcome: "superseded" });
    }));
});

test("declining several waits for whoever accepts one of them, and neither waits for ever", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 4);
  try {
    const world = await createPublished(db);
    const ids = [await suggest(db, world), await suggest(db, world, { proposed: "It dawned." })].map(({ id }) => id);
    const [rival = "", accepted = ""] = ids.sort();
    let declining: Promise<number> | null = null;
    await db.transaction(async (tx) => {
      // What an acceptance does: the sentence, the correction, its rivals.
      await tx.select().from(segments).where(eq(segments.id, world.dawn)).for("no key update");
      await tx.select().from(corrections).where(eq(corrections.id, accepted)).for("update");
      const refusal = { correctionIds: [rival, accepted], reason: "unusable", words: "" } as const;
      declining = declineCorrections(world.judge, refusal, db);
      declining.catch(() => {});
      const waiting = sql`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await expect.poll(async () => (await db.execute<{ n: number }>(waiting)).rows[0]?.n).toBe(1);
      await tx.update(corrections).set({ note: "closed" }).where(eq(corrections.id, rival));
    });
    expect(await declining).toBe(2);
  } finally {
    await pool.end();
  }
});

test("of two reviewers who decide at once, one is told that it has been decided", async () => {
  const url = await cloneDatabase();
  const { database: db, pool } = connect(url, 4);
  try {
    const world = await createPublished(db);
    const second = grant(await createUser(db, "reviewer"), "correction.review", "en");
    const { id } = await suggest(db, world);
    const results = await Promise.allSettled([
      acceptCorrection(world.judge, { correctionId: id, class: "style" }, db),
      declineCorrection(second, { correctionId: id, reason: "accurate", words: "" }, db),
    ]);
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(refused).toEqual(["correction_closed"]);
  } finally {
    await pool.end();
  }
});

test("a receipt is found by its address only, and after a withdrawal without the withdrawn words", () =>
  rollback(async (db) => {
    const world = await createPublished(db);
    const { receipt } = await suggest(db, world);
    expect(await findReceipt("' or true", db)).toBeNull();
    expect(await findReceipt("A".repeat(22), db)).toBeNull();
    expect(await findReceipt(receipt, db)).toMatchObject({ before: "Day broke.", headline: "Early morning" });
    const withdrawal = { articleId: world.articleId, locale: "en", reason: "Wrong." };
    await withdraw(grant(world.editor, "publication.withdraw"), withdrawal, db);
    const kept = await findReceipt(receipt, db);
    expect(kept).toMatchObject({ proposed: "Dawn came.", before: null, source: null, headline: null });
  }));
