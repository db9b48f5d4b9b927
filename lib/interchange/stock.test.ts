import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { termProposals } from "#lib/db/schema/glossary.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { emptyDetails } from "#lib/glossary/entry.ts";
import { approveProposals } from "#lib/glossary/mutations.ts";
import { proposeTerm } from "#lib/glossary/proposing-mutations.ts";
import { initialNewsroom } from "#lib/newsroom/newsroom.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createUser } from "#lib/testing/factories.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import { readFileContent } from "./formats.ts";
import { acceptContent } from "./input.ts";
import { keepReceivedFile } from "./mutations.ts";
import { fitLocales, listStock, receive } from "./received.ts";
import { applyGlossary, applyMemory } from "./stock-mutations.ts";
import { listMemoryPairs, listTermsOut } from "./stock-queries.ts";
import { writeMartif, writeTbx } from "./tbx.ts";
import { asConcepts } from "./terms.ts";
import { writeTmx } from "./tmx.ts";

const locales = ["zh", "en"];

async function received(
  db: Database,
  text: string,
  ...held: Parameters<typeof createUser> extends [unknown, ...infer R] ? R : never
) {
  const actor = await createUser(db, ...held);
  const read = readFileContent(new TextEncoder().encode(text), ["zh", "en"]);
  const content = acceptContent(
    fitLocales(
      receive(read, () => false),
      locales,
    ),
  );
  const fileId = await keepReceivedFile(grant(actor, "desk.visit"), { name: "stock", size: text.length, content }, db);
  return { actor, fileId, content };
}

describe("a memory", () => {
  const pair = (source: string, target: string) => ({
    ...{
      id: "",
      sourceLocale: "zh-CN",
      targetLocale: "en-US",
      at: "2026-11-01T08:00:00.000Z",
      by: "",
      context: "",
      line: 0,
    },
    source: textRun(source),
    target: textRun(target),
  });
  const tmx = writeTmx(
    [
      pair("老城区今年开工。", "Work begins & <ends>."),
      pair("老城区今年开工。", "Work begins & <ends>."),
      pair("空", "Empty"),
    ],
    "2026-11-26T09:30:00.000Z",
  );

  test("comes in once, for the newsroom's own languages, and goes out as it came", () =>
    rollback(async (db) => {
      const { actor, fileId, content } = await received(db, tmx, "translator:en");
      expect(listStock(content, locales)).toEqual([{ sourceLocale: "zh", targetLocale: "en", count: 3 }]);
      const importer = grant(actor, "translation.import", "en");
      expect(await applyMemory(importer, fileId, db)).toEqual({ added: 2, left: false });
      await expect(applyMemory(importer, fileId, db)).rejects.toMatchObject({ code: "exchange_outdated" });
      const out = await listMemoryPairs(grant(actor, "desk.visit"), ["en"], db);
      expect(out.map(({ source, target, at }) => [source, target, at])).toEqual(
        [
          ["空", "Empty"],
          ["老城区今年开工。", "Work begins & <ends>."],
        ].map(([source = "", target = ""]) => [textRun(source), textRun(target), "2026-11-01T08:00:00.000Z"]),
      );
      const again = await received(db, writeTmx(out, "2026-11-26T09:30:00.000Z"), "editor");
      expect(await applyMemory(grant(again.actor, "translation.import", "en"), again.fileId, db)).toMatchObject({
        added: 0,
      });
    }));
});

describe.each([
  ["TBX of 2019", writeTbx],
  ["martif", writeMartif],
])("a glossary as %s", (_, write) => {
  test("goes out with every status and comes in as proposals, what is known passed over", () =>
    rollback(async (db) => {
      const proposer = await createUser(db, "translator:en");
      const reviewer = await createUser(db, "reviewer:en");
      const details = {
        sense: "",
        kind: "body",
        partOfSpeech: "",
        pinyin: "",
        domain: "city",
        note: "Since 1998",
        source: "",
      } as const;
      const renderings = [
        { text: "water bureau", status: "preferred", note: "" },
        { text: "bureau of water", status: "admitted", note: "" },
        { text: "water office", status: "forbidden", note: "Another body" },
      ] as const;
      const content = { ...details, text: "水务局", renderings };
      const term = { termId: null, version: null, sourceLocale: "zh", locale: "en", content, comment: "" };
      const { proposalId } = await proposeTerm(grant(proposer, "term.propose"), term, db);
      await approveProposals(grant(reviewer, "term.review", "en"), { seen: [{ proposalId, version: 1 }] }, db);

      const concepts = asConcepts(await listTermsOut(grant(reviewer, "desk.visit"), ["en"], db));
      const [concept] = concepts;
      if (!concept) throw new Error("There is no concept.");
      const talk = [
        { locale: "zh-Hans", text: "宣讲", status: null, note: "" },
        { locale: "en", text: "talk", status: null, note: "" },
        { locale: "en", text: "propaganda", status: "forbidden", note: "" },
      ] as const;
      const changed = { ...concept, wordings: concept.wordings.filter((one) => one.text !== "bureau of water") };
      for (const [sent, expected] of [
        [[concept], []],
        [
          [changed, { id: "new", note: "", subject: "", line: 0, wordings: talk }],
          [
            ["宣讲", "talk preferred, propaganda forbidden"],
            ["水务局", "water bureau preferred, water office forbidden"],
          ],
        ],
      ] as const) {
        const { actor, fileId, content } = await received(db, write(sent, "en"), "editor");
        expect(listStock(content, locales)).toEqual([{ sourceLocale: "zh", targetLocale: "en", count: sent.length }]);
        const proposer = grant(actor, "term.propose");
        await applyGlossary(proposer, { fileId, sourceLocale: "zh", locale: "en" }, db);
        const rows = (await db.select().from(termProposals)).filter((row) => row.proposedBy === actor.id);
        expect(
          rows
            .map(({ content }) => [
              content.text,
              content.renderings.map(({ text, status }) => `${text} ${status}`).join(", "),
            ])
            .sort(),
        ).toEqual(expected);
        expect(rows.every((row) => row.text !== "水务局" || row.content.kind === "body")).toBe(true);
      }
    }));
});

test("what the glossary and the memory do not take by hand they do not take from a file", () =>
  rollback(async (db) => {
    const concept = (id: string, text: string, rendering: string, note = "") => ({
      ...{ id, note: "", subject: "", line: 0 },
      wordings: [
        { locale: "zh", text, status: null, note },
        { locale: "en", text: rendering, status: null, note: "" },
      ],
    });
    const long = "很长的说明。".repeat(50);
    const tbx = writeTbx(
      [
        concept("good", "渡\u200B口", "ferry"),
        concept("explained", "码头", "pier", long),
        concept("turned", "船工", "boatman \u202Etxt"),
        concept("long", "船".repeat(3_000), "boat"),
        concept("empty", "\u200B", "nothing"),
      ],
      "en",
    );
    const { actor, fileId, content } = await received(db, tbx, "editor");
    expect(content.faults.map(({ code, about }) => [about, code])).toEqual([
      ["turned", "text_forbidden"],
      ["long", "text_too_long"],
    ]);
    await applyGlossary(grant(actor, "term.propose"), { fileId, sourceLocale: "zh", locale: "en" }, db);
    const proposed = (await db.select().from(termProposals)).map((row) => [row.text, row.sense, row.content.note]);
    expect(proposed.sort()).toEqual(
      [
        ["渡口", "", ""],
        ["码头", "", long],
      ].sort(),
    );

    const tu = (text: string) =>
      `<tu><tuv xml:lang="zh"><seg>${text}</seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>`;
    const units = ["船", "\u202E船", "船".repeat(20_001)].map(tu).join("\n");
    const tmx = `<tmx version="1.4"><header srclang="zh"/><body>\n${units}</body></tmx>`;
    const memory = (await received(db, tmx, "editor")).content;
    expect(memory.faults.map(({ line, code }) => [line, code])).toEqual([
      [3, "text_forbidden"],
      [4, "text_too_long"],
    ]);
    expect(memory.kind === "memory" && memory.pairs).toHaveLength(1);
  }));

test("two who bring the same terms in another order wait for one another, and not for ever", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 4);
  try {
    const term = (text: string, rendering: string) => ({
      ...{ termId: null, version: null, sourceLocale: "zh", locale: "en", comment: "" },
      content: { ...emptyDetails, text, renderings: [{ text: rendering, status: "preferred", note: "" } as const] },
    });
    const wordings = (text: string, rendering: string) => [
      { locale: "zh", text, status: null, note: "" },
      { locale: "en", text: rendering, status: null, note: "" },
    ];
    const about = { note: "", subject: "", line: 0 };
    const concepts = [
      { id: "one", ...about, wordings: wordings("渡口", "ferry") },
      { id: "two", ...about, wordings: wordings("码头", "pier") },
    ];
    const { actor, fileId } = await received(db, writeTbx(concepts, "en"), "editor");
    const other = grant(await createUser(db, "editor"), "term.propose");
    const settings = { ...initialNewsroom, locales: [...locales], sections: [] };
    await db.insert(newsroom).values(settings).onConflictDoNothing();
    let applying: ReturnType<typeof applyGlossary> | null = null;
    await db.transaction(async (tx) => {
      await tx.select({ id: newsroom.id }).from(newsroom).for("update");
      await proposeTerm(other, term("码头", "pier"), tx);
      applying = applyGlossary(grant(actor, "term.propose"), { fileId, sourceLocale: "zh", locale: "en" }, db);
      applying.catch(() => {});
      const waiting = sql`select count(*)::int as n from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`;
      await expect.poll(async () => (await db.execute<{ n: number }>(waiting)).rows[0]?.n).toBe(1);
      await proposeTerm(other, term("渡口", "ferry"), tx);
    });
    expect(await applying).toEqual({ proposed: 0, left: false });
  } finally {
    await pool.end();
  }
});
