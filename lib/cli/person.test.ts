import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type Database } from "#lib/db/client.ts";
import { acceptInvitation, signInWithPassword } from "#lib/people/password-mutations.ts";
import { cloneDatabase } from "#lib/testing/database.ts";
import { people } from "./people.ts";
import { person } from "./person.ts";
import { parseRole } from "./roles.ts";

const lines: string[] = [];
let db: Database;
let close: () => Promise<void>;

beforeEach(async () => {
  vi.stubEnv("DATABASE_URL", await cloneDatabase());
  vi.stubEnv("DUIZHAO_ORIGIN", "https://news.example");
  vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
  const { database, pool } = connect(process.env["DATABASE_URL"], 2);
  db = database;
  close = () => pool.end();
});

afterEach(async () => {
  await close();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  lines.length = 0;
});

test("somebody added at the server signs in by the printed link, and by a new one after a reset", async () => {
  await person.run(["add", "mei@news.example", "--name", "Mei", "--role", "editor", "--role", "translator:en"]);
  const first = tokenIn(lines[1]);
  await acceptInvitation({ token: first, password: "seven lamps in a row", userAgent: "" }, db);

  lines.length = 0;
  await person.run(["reset", "MEI@news.example"]);
  await acceptInvitation({ token: tokenIn(lines[1]), password: "eight lamps in a row", userAgent: "" }, db);
  const attempt = { email: "mei@news.example", address: "192.0.2.1", userAgent: "" };
  expect(await signInWithPassword({ ...attempt, password: "seven lamps in a row" }, db)).toBeNull();
  expect(await signInWithPassword({ ...attempt, password: "eight lamps in a row" }, db)).not.toBeNull();

  lines.length = 0;
  await people.run([]);
  expect(lines).toEqual(["mei@news.example  active     editor, translator:en  (Mei)"]);
});

test.each([
  [["add", "mei@news.example"], "--name"],
  [["add", "mei", "--name", "Mei"], "e-mail address"],
  [["add", "mei@news.example", "--name", "Mei", "--role", "chief"], "no role `chief`"],
  [["add", "mei@news.example", "--name", "Mei", "--colour", "red"], "--colour"],
  [["reset", "nobody@news.example"], "Nobody here"],
  [["promote"], "person add"],
])("%j is answered with what to do", async (options, hint) => {
  await expect(person.run(options)).rejects.toThrow(hint);
});

test("roles are written with their target locale", () => {
  expect(["editor", "translator:EN", "reviewer", "reviewer:*"].map(parseRole)).toEqual([
    { role: "editor", locale: "" },
    { role: "translator", locale: "en" },
    { role: "reviewer", locale: "*" },
    { role: "reviewer", locale: "*" },
  ]);
  for (const wrong of ["admin:en", "translator:klingon", "", "reader"])
    expect(() => parseRole(wrong)).toThrow("no role");
});

function tokenIn(line = ""): string {
  return /^https:\/\/news\.example\/(?:en|zh)\/invitation\/([\w-]{43})$/.exec(line)?.[1] ?? "";
}
