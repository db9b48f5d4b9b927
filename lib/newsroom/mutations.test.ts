import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { operator } from "#lib/auth/operator.ts";
import { grant } from "#lib/auth/policy.ts";
import { connect, type Database } from "#lib/db/client.ts";
import { articles } from "#lib/db/schema/articles.ts";
import { events } from "#lib/db/schema/operations.ts";
import { cacheInvalidations } from "#lib/db/schema/publishing.ts";
import { listPeople } from "#lib/people/queries.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { createArticle, createUser } from "#lib/testing/factories.ts";
import { password } from "#lib/testing/people.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { newsroomInput, newsroomOf } from "./input.ts";
import { saveNewsroom, setUpNewsroom } from "./mutations.ts";
import { initialNewsroom } from "./newsroom.ts";
import { getNewsroom } from "./queries.ts";

test("a newsroom nobody has configured has what it begins with", () =>
  rollback(async (db) => expect(await getNewsroom(db)).toEqual(initialNewsroom)));

test("settings are kept, counted, recorded, and make every public page old", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    const wanted = { ...initialNewsroom, name: { en: "Ferry Post", zh: "渡口报" }, locales: ["zh", "en", "ar"] };
    await saveNewsroom(admin, wanted, db);
    expect(await getNewsroom(db)).toEqual({ ...wanted, version: 2 });
    const [event] = await db.select().from(events).where(eq(events.kind, "newsroom.changed"));
    expect(Object.keys(event?.details ?? {})).toEqual(["name", "locales"]);
    expect((await db.select().from(cacheInvalidations))[0]?.tags).toEqual(["site"]);
  }));

test("settings somebody else has saved in the meantime are not overwritten", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    await saveNewsroom(admin, { ...initialNewsroom, ownWorkAllowed: true }, db);
    await expect(saveNewsroom(admin, initialNewsroom, db)).rejects.toMatchObject({ code: "settings_outdated" });
    expect((await getNewsroom(db)).ownWorkAllowed).toBe(true);
  }));

test("a content locale with texts in it stays, one without goes", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    await saveNewsroom(admin, { ...initialNewsroom, locales: ["zh", "en", "ar"] }, db);
    await createArticle(db, admin, ["第一句。"]);
    await expect(
      saveNewsroom(admin, { ...initialNewsroom, locales: ["en", "ar"], version: 2 }, db),
    ).rejects.toMatchObject({ code: "locale_in_use", details: { locale: "zh" } });
    await saveNewsroom(admin, { ...initialNewsroom, locales: ["en", "zh"], version: 2 }, db);
    expect((await getNewsroom(db)).locales).toEqual(["en", "zh"]);
  }));

test("a section with articles stays, one without goes", () =>
  rollback(async (db) => {
    const admin = await administrator(db);
    const sections = ["river", "market"].map((key) => ({ key, name: { en: key, zh: key } }));
    await saveNewsroom(admin, { ...initialNewsroom, sections }, db);
    const { articleId } = await createArticle(db, admin, ["第一句。"]);
    await db.update(articles).set({ section: "river" }).where(eq(articles.id, articleId));
    await expect(saveNewsroom(admin, { ...initialNewsroom, version: 2 }, db)).rejects.toMatchObject({
      code: "section_in_use",
    });
    await saveNewsroom(admin, { ...initialNewsroom, sections: sections.slice(0, 1), version: 2 }, db);
  }));

test("of four visitors who set up a newsroom at once, one becomes its administrator", async () => {
  const { database: db, pool } = connect(await cloneDatabase(), 8);
  try {
    const visitors = ["a", "b", "c", "d"].map((name) =>
      setUpNewsroom(
        {
          newsroomName: { zh: "河口", en: name },
          locales: ["zh", "en"],
          name: `Visitor ${name}`,
          email: `${name}@example.test`,
          password,
          userAgent: "",
        },
        db,
      ),
    );
    const results = await Promise.allSettled(visitors);
    const refused = results.filter((result) => result.status === "rejected").map(({ reason }) => reason.code);
    expect(refused).toEqual(["already_set_up", "already_set_up", "already_set_up"]);

    const people = await listPeople(operator, db);
    expect(people).toHaveLength(1);
    expect(people[0]?.roles.map(({ role, locale }) => `${role}${locale}`)).toEqual([
      "admin",
      "editor",
      "reviewer*",
      "translator*",
    ]);
  } finally {
    await pool.end();
  }
});

describe("the settings form", () => {
  const filled = () => {
    const form = new FormData();
    for (const [name, value] of [
      ["name.zh", " 渡口报 "],
      ["name.en", ""],
      ["description.zh", ""],
      ["description.en", ""],
      ["locale", "zh"],
      ["locale", "EN"],
      ["addLocale", ""],
      ["section.key", "river"],
      ["section.zh", "河流"],
      ["section.en", "The river"],
      ["section.key", ""],
      ["section.zh", "集市"],
      ["section.en", "On the market"],
      ["section.key", ""],
      ["section.zh", ""],
      ["section.en", ""],
      ["version", "3"],
    ] as const) {
      form.append(name, value);
    }
    return form;
  };

  test("gives settings", () =>
    expect(newsroomInput.parse(newsroomOf(filled()))).toEqual({
      name: { en: "渡口报", zh: "渡口报" },
      description: { en: "", zh: "" },
      locales: ["zh", "en"],
      sections: [
        { key: "river", name: { en: "The river", zh: "河流" } },
        { key: "on-the-market", name: { en: "On the market", zh: "集市" } },
      ],
      ownWorkAllowed: false,
      version: 3,
    }));

  test.each([
    ["a name", "name.zh", "  "],
    ["a known locale", "addLocale", "klingon"],
    ["a locale without extensions", "addLocale", "en-u-ca-buddhist"],
    ["both names of a section", "section.en", ""],
    ["a name on one line", "name.zh", "渡口\n报"],
  ])("asks for %s", (_what, field, value) => {
    const form = filled();
    form.set(field, value);
    expect(newsroomInput.safeParse(newsroomOf(form)).success).toBe(false);
  });

  test("adds a locale that was typed and not yet in the list", () => {
    const form = filled();
    form.set("addLocale", "zh-hant");
    expect(newsroomInput.parse(newsroomOf(form)).locales).toEqual(["zh", "en", "zh-Hant"]);
  });
});

async function administrator(db: Database) {
  return grant(await createUser(db, "admin"), "newsroom.configure");
}
