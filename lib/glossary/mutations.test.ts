import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { termProposals, terms, termTranslations } from "#lib/db/schema/glossary.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { cacheInvalidations } from "#lib/db/schema/publishing.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { createPublished, eventsAbout } from "#lib/testing/corrections.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm, propose, termContent } from "#lib/testing/terms.ts";
import { approveProposals, declineProposals } from "./mutations.ts";
import { proposeTerm, reviseProposal, withdrawProposal } from "./proposing-mutations.ts";
import { findTermAt, listTermsIn } from "./queries.ts";

const pair = { sourceLocale: "zh", targetLocale: "en" };

async function begin(db: Database, settings: Partial<typeof newsroom.$inferInsert> = {}) {
  const { name, description } = initialNewsroom;
  await db.insert(newsroom).values({ name, description, locales: ["zh", "en", "fr"], sections: [], ...settings });
  const translator = await createUser(db, "translator:en");
  const reviewer = await createUser(db, "reviewer:en");
  return {
    translator,
    reviewer,
    judge: grant(reviewer, "term.review", "en"),
    writer: grant(translator, "term.propose"),
  };
}

const first = (proposalId: string) => ({ seen: [{ proposalId, version: 1 }] });

describe("a proposed term", () => {
  test("is in force once a reviewer of its locale approves it, and not before", () =>
    rollback(async (db) => {
      const { translator, judge } = await begin(db);
      const content = termContent("渡口", ["ferry crossing", "~ferry", "-port"], { kind: "place", pinyin: "dùkǒu" });
      const { proposalId } = await propose(db, content, { actor: translator });
      expect(await listTermsIn(pair, ["他在渡口等船。"], db)).toEqual([]);

      const french = grant(await createUser(db, "reviewer:fr"), "term.review", "fr");
      await expect(approveProposals(french, first(proposalId), db)).rejects.toMatchObject({ code: "not_found" });
      const [approved] = await approveProposals(judge, first(proposalId), db);
      const [term] = await listTermsIn(pair, ["他在渡口等船。"], db);
      expect(term).toMatchObject({ id: approved?.termId, text: "渡口" });
      expect(term?.renderings.map(({ text, status }) => `${status} ${text}`)).toEqual([
        "preferred ferry crossing",
        "admitted ferry",
        "forbidden port",
      ]);
      expect(await eventsAbout(db, proposalId)).toEqual(["term.approved", "term.proposed"]);
      await expect(approveProposals(judge, first(proposalId), db)).rejects.toMatchObject({ code: "already_decided" });
    }));

  test("is not approved by whoever proposed it", () =>
    rollback(async (db) => {
      const { reviewer, judge } = await begin(db);
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]), { actor: reviewer });
      await expect(approveProposals(judge, first(proposalId), db)).rejects.toMatchObject({ code: "own_term" });
    }));

  test("may be, where the newsroom allows it, and that leaves an event", () =>
    rollback(async (db) => {
      const { reviewer, judge } = await begin(db, { ownWorkAllowed: true });
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]), { actor: reviewer });
      await approveProposals(judge, first(proposalId), db);
      expect(await eventsAbout(db, proposalId)).toEqual(["own_work.allowed", "term.approved", "term.proposed"]);
    }));

  test("can be declined, for a reason", () =>
    rollback(async (db) => {
      const { judge } = await begin(db);
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]));
      await expect(declineProposals(judge, { ...first(proposalId), reason: " " }, db)).rejects.toMatchObject({
        code: "reason_required",
      });
      await declineProposals(judge, { ...first(proposalId), reason: "Too common a word." }, db);
      const [row] = await db.select().from(termProposals).where(eq(termProposals.id, proposalId));
      expect(row).toMatchObject({ status: "declined", decisionReason: "Too common a word.", termId: null });
      await propose(db, termContent("渡口", ["ferry crossing"]));
    }));

  test("waits alone for its term and locale", () =>
    rollback(async (db) => {
      await begin(db);
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]));
      await expect(propose(db, termContent("渡口", ["quay"]))).rejects.toMatchObject({
        code: "term_proposed",
        details: { proposalId },
      });
      await propose(db, termContent("渡口", ["bac"]), { locale: "fr" });
      await propose(db, termContent("渡口", ["ford"], { sense: "for people on foot" }));
    }));

  test("can be changed and taken back by whoever proposed it, while nobody has decided", () =>
    rollback(async (db) => {
      const { translator, writer, judge } = await begin(db);
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]), { actor: translator });
      const other = grant(await createUser(db, "translator:en"), "term.propose");
      const revised = { proposalId, version: 1, content: termContent("渡口", ["ferry crossing"]), comment: "" };
      await expect(reviseProposal(other, revised, db)).rejects.toMatchObject({ code: "forbidden" });
      await reviseProposal(writer, revised, db);
      await expect(reviseProposal(writer, revised, db)).rejects.toMatchObject({ code: "conflict" });
      await expect(approveProposals(judge, first(proposalId), db)).rejects.toMatchObject({ code: "conflict" });
      await withdrawProposal(writer, { proposalId, version: 2 }, db);
      await expect(approveProposals(judge, { seen: [{ proposalId, version: 2 }] }, db)).rejects.toMatchObject({
        code: "already_decided",
      });
    }));

  test("says one thing once, and prefers one", () =>
    rollback(async (db) => {
      await begin(db);
      await expect(propose(db, termContent("渡口", ["Ferry", "~ferry"]))).rejects.toMatchObject({
        code: "rendering_twice",
      });
      await expect(propose(db, termContent("渡口", ["ferry", "quay"]))).rejects.toMatchObject({
        code: "preferred_twice",
      });
      await expect(propose(db, termContent("渡口", ["Fähre"]), { locale: "de" })).rejects.toMatchObject({
        code: "invalid_input",
      });
    }));

  test("is in force in the reviewer's wording", () =>
    rollback(async (db) => {
      const { judge } = await begin(db);
      const { proposalId } = await propose(db, termContent("渡口", ["ferry"]));
      const edited = termContent("渡口", ["ferry crossing", "~ferry"]);
      const [approved] = await approveProposals(judge, { ...first(proposalId), edited }, db);
      expect((await findTermAt(approved?.termId ?? "", "en", db))?.content).toEqual(edited);
    }));
});

describe("a change", () => {
  test("of a term that has changed since it was read is refused, with what it says now", () =>
    rollback(async (db) => {
      const { writer } = await begin(db);
      const termId = await createTerm(db, "渡口", ["ferry"]);
      const content = termContent("渡口", ["quay"]);
      const wanted = { termId, version: 7, sourceLocale: "zh", locale: "en", content, comment: "" };
      await expect(proposeTerm(writer, wanted, db)).rejects.toMatchObject({
        code: "conflict",
        details: { version: 1, current: termContent("渡口", ["ferry"]) },
      });
      await expect(propose(db, termContent("渡口", ["ferry"]), { termId })).rejects.toMatchObject({
        code: "term_unchanged",
      });
      await expect(propose(db, content)).rejects.toMatchObject({ code: "term_exists", details: { termId } });
    }));

  test("leaves alone what it did not touch, and is refused where both touched the same", () =>
    rollback(async (db) => {
      const { judge } = await begin(db);
      const french = grant(await createUser(db, "reviewer:fr"), "term.review", "fr");
      const termId = await createTerm(db, "渡口", ["ferry"]);
      const english = await propose(db, termContent("渡口", ["ferry crossing"]), { termId });
      const noted = termContent("渡口", ["bac"], { note: "Where people board." });
      const bac = await propose(db, noted, { termId, locale: "fr" });
      await approveProposals(french, first(bac.proposalId), db);
      await approveProposals(judge, first(english.proposalId), db);
      expect(await findTermAt(termId, "en", db)).toMatchObject({
        version: 3,
        content: termContent("渡口", ["ferry crossing"], { note: "Where people board." }),
      });
      expect((await findTermAt(termId, "fr", db))?.content.renderings).toHaveLength(1);

      const mine = await propose(db, termContent("渡口", ["ferry crossing"], { note: "A place." }), { termId });
      const theirs = termContent("渡口", ["bac"], { note: "A boat." });
      const other = await propose(db, theirs, { termId, locale: "fr" });
      await approveProposals(french, first(other.proposalId), db);
      await expect(approveProposals(judge, first(mine.proposalId), db)).rejects.toMatchObject({
        code: "term_outdated",
      });
    }));

  test("without renderings takes the term out of the locale; it can come back", () =>
    rollback(async (db) => {
      const { judge } = await begin(db);
      const termId = await createTerm(db, "渡口", ["ferry"]);
      const gone = await propose(db, termContent("渡口", []), { termId });
      await approveProposals(judge, first(gone.proposalId), db);
      expect(await listTermsIn(pair, ["渡口"], db)).toEqual([]);
      const back = await propose(db, termContent("渡口", ["ferry"]), { termId });
      await approveProposals(judge, first(back.proposalId), db);
      expect(await listTermsIn(pair, ["渡口"], db)).toHaveLength(1);
    }));
});

test("several proposals are approved all or none", () =>
  rollback(async (db) => {
    const { reviewer, judge } = await begin(db);
    const a = await propose(db, termContent("渡口", ["ferry"]));
    const b = await propose(db, termContent("渡船", ["ferry boat"]), { actor: reviewer });
    const seen = [a, b].map(({ proposalId }) => ({ proposalId, version: 1 }));
    await expect(approveProposals(judge, { seen }, db)).rejects.toMatchObject({
      code: "own_term",
    });
    expect(await db.select({ id: terms.id }).from(terms)).toEqual([]);
  }));

test("a new term proposed for two locales becomes one term", async () => {
  const { database, pool } = connect(await cloneDatabase(), 4);
  try {
    const { judge } = await begin(database);
    const french = grant(await createUser(database, "reviewer:fr"), "term.review", "fr");
    const a = await propose(database, termContent("渡口", ["ferry"]));
    const b = await propose(database, termContent("渡口", ["bac"]), { locale: "fr" });
    await Promise.all([
      approveProposals(judge, first(a.proposalId), database),
      approveProposals(french, first(b.proposalId), database),
    ]);
    expect(await database.select({ version: terms.version, search: terms.search }).from(terms)).toMatchObject([
      { version: 2, search: expect.stringContaining("bac") },
    ]);
    expect(await database.select({ text: termTranslations.text }).from(termTranslations)).toHaveLength(2);
  } finally {
    await pool.end();
  }
});

test("exactly the pages that show a term are forgotten", () =>
  rollback(async (db) => {
    const world = await createPublished(db);
    const purgedBy = async (work: () => Promise<unknown>) => {
      const before = (await db.select().from(cacheInvalidations)).length;
      await work();
      const rows = await db.select().from(cacheInvalidations);
      return new Set(rows.slice(before).flatMap(({ tags }) => tags));
    };
    const page = `article:${world.slug}`;
    expect(await purgedBy(() => createTerm(db, "天亮", ["dawn"]))).toEqual(new Set(["glossary", page]));
    expect(await purgedBy(() => createTerm(db, "天黑", ["dusk"]))).toEqual(new Set(["glossary"]));
  }));
