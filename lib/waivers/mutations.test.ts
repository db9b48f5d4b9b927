import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { openIssues, runChecks } from "#lib/checks/check.ts";
import { fingerprint, waiverPrint } from "#lib/checks/fingerprint.ts";
import { setSeverities } from "#lib/checks/mutations.ts";
import type { Database } from "#lib/db/client.ts";
import { termTranslations } from "#lib/db/schema/glossary.ts";
import { events } from "#lib/db/schema/operations.ts";
import { units } from "#lib/db/schema/translations.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { findOpenIssues } from "#lib/review/review.ts";
import { createArticle, createUnit, createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm } from "#lib/testing/terms.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { endWaiver, waiveIssue } from "./mutations.ts";

const source = "覆盖12万余人。";
const target = "It reached 12 people.";
const pair = { source, target, sourceLocale: "zh", targetLocale: "en" };

async function begin(db: Database) {
  const editor = await createUser(db, "editor");
  const { articleId, segmentIds } = await createArticle(db, editor, [source]);
  const segmentId = segmentIds[0] ?? "";
  await createUnit(db, { segmentId, locale: "en" }, editor, source, target);
  const issue = { articleId, segmentId, check: "number" as const, fingerprint: fingerprint(pair) };
  return { editor, actor: grant(editor, "issue.waive", "en"), issue };
}

/** The checks that still block, for whoever opens the translation now. */
async function readOpen(db: Database, { articleId, segmentId }: { articleId: string; segmentId: string }) {
  const sheet = await getTranslationSheet({ articleId, locale: "en" }, db);
  const row = sheet.rows.find((candidate) => candidate.segmentId === segmentId);
  if (!row) throw new Error("There is no row.");
  const now = { ...pair, source: plainText(row.source), target: plainText(row.target) };
  const holding = row.waivers.filter((waiver) => waiver.fingerprint === fingerprint(now));
  return openIssues(
    runChecks(now),
    holding.map((waiver) => waiver.check),
  ).map((open) => open.check);
}

test("an error is answered for by name and with a reason, and no longer blocks", () =>
  rollback(async (db) => {
    const { editor, actor, issue } = await begin(db);
    expect(await readOpen(db, issue)).toEqual(["number"]);
    await waiveIssue(actor, { ...issue, reason: "Quoted as it was printed" }, db);
    expect(await readOpen(db, issue)).toEqual([]);
    const sheet = await getTranslationSheet({ articleId: issue.articleId, locale: "en" }, db);
    expect(sheet.rows[1]?.waivers).toMatchObject([
      { check: "number", reason: "Quoted as it was printed", waivedBy: editor.name },
    ]);
    const [event] = await db
      .select()
      .from(events)
      .where(and(eq(events.subject, issue.segmentId), eq(events.kind, "issue.waived")));
    expect(event).toMatchObject({
      actorId: editor.id,
      details: { check: "number", reason: "Quoted as it was printed" },
    });
  }));

test("a waiver lapses when the text changes", () =>
  rollback(async (db) => {
    const { actor, issue } = await begin(db);
    await waiveIssue(actor, { ...issue, reason: "Quoted" }, db);
    await db
      .update(units)
      .set({ target: textRun("It reached 13 people.") })
      .where(eq(units.segmentId, issue.segmentId));
    expect(await readOpen(db, issue)).toEqual(["number"]);
  }));

test("a waiver for a term lapses when the glossary says something else of it", () =>
  rollback(async (db) => {
    const editor = await createUser(db, "editor");
    const said = { source: "渡口关了。", target: "The quay is closed.", sourceLocale: "zh", targetLocale: "en" };
    const { articleId, segmentIds } = await createArticle(db, editor, [said.source]);
    const segmentId = segmentIds[0] ?? "";
    await createUnit(db, { segmentId, locale: "en" }, editor, said.source, said.target);
    await setSeverities(
      grant(await createUser(db, "admin"), "newsroom.configure"),
      { locale: "en", seen: {}, wanted: { terminology: "error" } },
      db,
    );
    await createTerm(db, "渡口", ["landing"]);
    const open = async () => {
      const sheet = await getTranslationSheet({ articleId, locale: "en" }, db);
      const row = sheet.rows.find((candidate) => candidate.segmentId === segmentId);
      if (!row) throw new Error("There is no row.");
      const { terms, severities } = sheet;
      return findOpenIssues({
        ...row,
        ...said,
        target: row.target,
        source: row.source,
        sourceText: said.source,
        terms,
        severities,
      });
    };
    const terms = await listTermsIn(said, [said.source], db);
    const issue = { articleId, segmentId, check: "terminology" as const };
    const waive = (print: string) =>
      waiveIssue(grant(editor, "issue.waive", "en"), { ...issue, fingerprint: print, reason: "So called" }, db);
    expect(await open()).toMatchObject([{ check: "terminology", severity: "error" }]);
    await expect(waive(fingerprint(said))).rejects.toMatchObject({ code: "conflict" });
    await waive(waiverPrint("terminology", { ...said, terms }));
    expect(await open()).toEqual([]);

    await createTerm(db, "码头", ["quay"]);
    expect(await open()).toEqual([]);
    await db.update(termTranslations).set({ text: "ferry landing" }).where(eq(termTranslations.text, "landing"));
    expect(await open()).toMatchObject([{ check: "terminology", severity: "error" }]);
  }));

test("it can be taken back, by somebody else as well", () =>
  rollback(async (db) => {
    const { actor, issue } = await begin(db);
    await waiveIssue(actor, { ...issue, reason: "Quoted" }, db);
    const reviewer = grant(await createUser(db, "reviewer:en"), "issue.waive", "en");
    await endWaiver(reviewer, issue, db);
    await endWaiver(reviewer, issue, db);
    expect(await readOpen(db, issue)).toEqual(["number"]);
    const ended = await db
      .select()
      .from(events)
      .where(and(eq(events.subject, issue.segmentId), eq(events.kind, "issue.waiver_ended")));
    expect(ended).toHaveLength(1);
  }));

test("nobody answers for what is no longer there", () =>
  rollback(async (db) => {
    const { actor, issue } = await begin(db);
    await expect(waiveIssue(actor, { ...issue, check: "quotes", reason: "x" }, db)).rejects.toMatchObject({
      code: "not_found",
    });
    await db
      .update(units)
      .set({ target: textRun("More than 12,000.") })
      .where(eq(units.segmentId, issue.segmentId));
    await expect(waiveIssue(actor, { ...issue, reason: "x" }, db)).rejects.toMatchObject({ code: "conflict" });
    await db.update(units).set({ target: [], state: "initial" }).where(eq(units.segmentId, issue.segmentId));
    await expect(waiveIssue(actor, { ...issue, reason: "x" }, db)).rejects.toMatchObject({ code: "unit_empty" });
  }));

test("a translator cannot answer for an error", () =>
  rollback(async (db) => {
    const translator = await createUser(db, "translator:en");
    expect(() => grant(translator, "issue.waive", "en")).toThrow("forbidden");
  }));
