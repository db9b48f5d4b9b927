import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { expect, test } from "vitest";
import { cloneDatabase } from "#lib/testing/database.ts";
import { migrate } from "./migrate.ts";

const migrations = join(import.meta.dirname, "migrations");

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function emptyDatabase(options = ""): Promise<string> {
  const url = new URL(await cloneDatabase());
  const name = `empty_${url.pathname.slice(1)}`;
  await query(url.href, `create database ${name} template template0 ${options}`);
  url.pathname = `/${name}`;
  return url.href;
}

const applied = (url: string) => query(url, "select hash, created_at from drizzle.__drizzle_migrations order by id");

test("several processes at once migrate an empty database once", async () => {
  const url = await emptyDatabase();
  await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const { entries } = JSON.parse(readFileSync(join(migrations, "meta", "_journal.json"), "utf8"));
  expect((await applied(url)).length).toBe(entries.length);
});

test("a migrated database stays as it is", async () => {
  const url = await cloneDatabase();
  const before = await applied(url);
  await migrate(url);
  expect(await applied(url)).toEqual(before);
});

test("the schema of a newer version is refused", async () => {
  const url = await cloneDatabase();
  await query(url, "insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)");
  await expect(migrate(url)).rejects.toThrow(
    "The database was last used by a newer Duizhao, whose tables this one does not know. Update this checkout, or restore a backup from before that update.",
  );
});

test("a migration that fails leaves nothing behind", async () => {
  const url = await cloneDatabase();
  const folder = mkdtempSync(join(tmpdir(), "duizhao-migrations-"));
  cpSync(migrations, folder, { recursive: true });
  const journal = join(folder, "meta", "_journal.json");
  const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
  const next = { idx: entries.length, version: "7", when: 9_999_999_999_999, tag: "9999_next", breakpoints: true };
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, next] }));
  writeFileSync(join(folder, "9999_next.sql"), "create table half (n int);\n--> statement-breakpoint\nselect 1 / 0;");
  await expect(migrate(url, folder)).rejects.toThrow();
  expect(await query(url, "select to_regclass('half') as half")).toEqual([{ half: null }]);
  expect((await applied(url)).length).toBe(entries.length);
  rmSync(folder, { recursive: true });
});

test("a database with somebody else's tables is refused and left as it is", async () => {
  const url = await emptyDatabase();
  await query(url, "create table articles (theirs text)");
  await expect(migrate(url)).rejects.toThrow("Set DATABASE_URL to an empty database whose owner you connect as.");
  expect(await query(url, "select count(*)::int as n from pg_tables where schemaname = 'public'")).toEqual([{ n: 1 }]);
});

test("a database that is not UTF-8 is refused", async () => {
  const url = await emptyDatabase("encoding 'SQL_ASCII' locale_provider libc lc_collate 'C' lc_ctype 'C'");
  await expect(migrate(url)).rejects.toThrow("is encoded in SQL_ASCII. Create one with `encoding 'UTF8'`");
});

test("a database that cannot be reached is a sentence without the password, within five seconds", async () => {
  const silent = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => silent.once("listening", resolve));
  const { port } = silent.address() as { port: number };
  const began = Date.now();
  const failure = await migrate(`postgresql://us:s3cret@127.0.0.1:${port}/news`).catch((error: Error) => error.message);
  expect(failure).toContain(`The database at 127.0.0.1:${port}/news cannot be used`);
  expect(failure).toContain("Check DATABASE_URL and that PostgreSQL is running there");
  expect(failure).not.toContain("s3cret");
  expect(Date.now() - began).toBeLessThan(5_000);
  silent.close();
});
