import { expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { termProposals } from "#lib/db/schema/glossary.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { createTerm, propose, termContent } from "#lib/testing/terms.ts";
import { writeCsv } from "#lib/text/csv.ts";
import { exportTerms } from "./export-queries.ts";
import { importTerms, previewImport } from "./import-mutations.ts";
import { approveProposals } from "./mutations.ts";
import { findTermAt } from "./queries.ts";
import { readTermFile } from "./term-file.ts";

const defaults = { sourceLocale: "zh", locale: "en" };

async function begin(db: Database) {
  const actor = grant(await createUser(db, "translator:en"), "term.propose");
  const visitor = grant(await createUser(db, "editor"), "desk.visit");
  const judge = grant(await createUser(db, "reviewer:en"), "term.review", "en");
  const approveAll = async () => {
    const rows = await db.select().from(termProposals);
    const seen = rows
      .filter(({ status }) => status === "pending")
      .map(({ id, version }) => ({ proposalId: id, version }));
    return approveProposals(judge, { seen }, db);
  };
  return { actor, visitor, approveAll };
}

test("a file is previewed, proposed in one step, and in force once approved", () =>
  rollback(async (db) => {
    const { actor, approveAll } = await begin(db);
    const known = await createTerm(db, "渡口", ["ferry"], { note: "Where people board." });
    await createTerm(db, "江", ["river"]);
    await propose(db, termContent("灯会", ["lantern festival"]));
    const read = readTermFile("渡口,ferry crossing\n江,river\n灯会,lantern fair\n老桥,Old Bridge\n坏,", defaults);
    const expected = { added: 1, changed: 1, same: 1, waiting: 1, faults: [{ line: 5, code: "no_rendering" }] };
    expect(await previewImport(actor, read, db)).toMatchObject(expected);
    expect(await db.select().from(termProposals)).toHaveLength(3);

    expect(await importTerms(actor, read, db)).toMatchObject(expected);
    expect(await previewImport(actor, read, db)).toMatchObject({ added: 0, changed: 0, same: 1, waiting: 3 });
    await approveAll();
    // What the file has no column for is as it was.
    const changed = termContent("渡口", ["ferry crossing"], { note: "Where people board." });
    expect((await findTermAt(known, "en", db))?.content).toEqual(changed);
  }));

test("what is exported and imported elsewhere says the same", () =>
  rollback(async (db) => {
    const { actor, visitor, approveAll } = await begin(db);
    const csv = "term,rendering,status,note,rendering_note\n=渡口,-ferry,,“a”;b,'why\n=渡口,port,forbidden,,\n";
    await importTerms(actor, readTermFile(csv, defaults), db);
    await approveAll();
    const exported = writeCsv(await exportTerms(visitor, null, db));
    const again = readTermFile(exported, { sourceLocale: "fr", locale: "de" });
    expect(again.faults).toEqual([]);
    expect(await previewImport(actor, again, db)).toMatchObject({ added: 0, changed: 0, same: 1 });
    expect(again.terms[0]?.content).toMatchObject({
      text: "=渡口",
      renderings: [{ text: "-ferry", note: "'why" }, {}],
    });
  }));

test("a locale that the newsroom does not have is named", () =>
  rollback(async (db) => {
    const { actor } = await begin(db);
    const read = readTermFile("term,rendering,locale\n渡口,bac,fr", defaults);
    expect((await previewImport(actor, read, db)).faults).toEqual([{ line: 2, code: "locale", about: "fr" }]);
  }));

test("thousands of terms are proposed and approved in one step each", () =>
  rollback(async (db) => {
    const { actor, approveAll } = await begin(db);
    const csv = Array.from({ length: 1_200 }, (_, at) => `词${at},word ${at}`).join("\n");
    expect((await importTerms(actor, readTermFile(csv, defaults), db)).added).toBe(1_200);
    expect(await approveAll()).toHaveLength(1_200);
  }));
