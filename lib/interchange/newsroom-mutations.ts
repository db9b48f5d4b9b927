import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Operator } from "#lib/auth/operator.ts";
import { type Database, database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { isSafeHref } from "#lib/text/href.ts";
import {
  articleTables,
  lateTables,
  type Manifest,
  manifestPath,
  newsroomTables,
  openExportVersion,
} from "./open-export.ts";

/** Gives the text of a file of an export. Rejects when there is none. */
export type ExportSource = (path: string) => Promise<string>;

type Row = Record<string, unknown>;

const manifestShape = z.object({
  format: z.literal("duizhao-export"),
  version: z.literal(openExportVersion),
  at: z.string(),
  newsroom: z.string(),
  articles: z.number(),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * Makes an empty newsroom into the one that was exported, in one transaction;
 * every file has to be as its manifest says. People keep their names and roles
 * and have to choose a new password; somebody who is here already, by their
 * e-mail address, stays who they are. Throws `newsroom_not_empty` where there is
 * an article, `invalid_input` with the path for a file that is not as it should be.
 */
export async function importNewsroom(
  operator: Operator,
  source: ExportSource,
  db: Database = database,
): Promise<Manifest> {
  const manifest = manifestShape.parse(parseJson(manifestPath, await source(manifestPath)));
  const read = async (path: string) => {
    const text = await source(path);
    const expected = manifest.files[path];
    if (createHash("sha256").update(text).digest("hex") !== expected)
      throw new DomainError("invalid_input", { fields: path });
    return text;
  };
  await db.transaction(async (tx) => {
    await assertEmpty(tx);
    const people = new Map<string, string>();
    for (const table of newsroomTables) {
      const rows = parseRows(`tables/${table}.ndjson`, await read(`tables/${table}.ndjson`), people);
      if (table === "users") await addPeople(rows, people, tx);
      else if (table === "newsroom") await tx.execute(sql`delete from newsroom`).then(() => insert(table, rows, tx));
      else await insert(table, rows, tx);
    }
    const articles = Object.keys(manifest.files).filter((path) => /^articles\/[^/]+\/article\.json$/.test(path));
    for (const path of articles) {
      const tables = articleShape.parse(parseJson(path, rename(await read(path), people)));
      for (const table of articleTables) {
        assertHarmless(path, tables[table]);
        await insert(table, tables[table] ?? [], tx);
      }
    }
    for (const table of lateTables) {
      await insert(table, parseRows(`tables/${table}.ndjson`, await read(`tables/${table}.ndjson`), people), tx);
    }
    await tx.execute(
      sql`select setval(pg_get_serial_sequence('corrections', 'number'), coalesce((select max(number) from corrections), 0) + 1, false)`,
    );
    await recordEvent(operator, "newsroom.imported", { details: { from: manifest.at } }, tx);
  });
  return manifest;
}

const articleShape = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

async function assertEmpty(tx: Database): Promise<void> {
  await tx.execute(sql`lock table articles in exclusive mode`);
  const { rows } = await tx.execute(sql`select 1 from articles limit 1`);
  if (rows.length > 0) throw new DomainError("newsroom_not_empty");
}

/** People without a password are invited; who is here already takes the place of who they were there. */
async function addPeople(rows: readonly Row[], people: Map<string, string>, tx: Database): Promise<void> {
  const { rows: here } = await tx.execute<{ id: string; email: string }>(
    sql`select id, lower(email) as email from users`,
  );
  const added = rows.filter((row) => {
    const known = here.find((person) => person.email === String(row["email"]).toLowerCase());
    if (known) people.set(String(row["id"]), known.id);
    return !known;
  });
  await insert(
    "users",
    added.map((row) => ({
      ...row,
      status: row["status"] === "active" ? "invited" : row["status"],
      password_hash: null,
    })),
    tx,
  );
}

/** Where somebody here has decided already, that stands. */
const keptAsTheyAre = ["check_severities", "user_roles"];

/** Every value of a row is one of its column; a column that the file does not name is empty or as the table has it. */
async function insert(table: string, rows: readonly Row[], tx: Database): Promise<void> {
  for (let from = 0; from < rows.length; from += 500) {
    const part = rows.slice(from, from + 500);
    const columns = [...new Set(part.flatMap((row) => Object.keys(row)))];
    const names = sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    );
    await tx.execute(sql`
      insert into ${sql.identifier(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.identifier(table)}, ${JSON.stringify(part)}::jsonb)
      ${keptAsTheyAre.includes(table) ? sql`on conflict do nothing` : sql``}`);
  }
}

function parseRows(path: string, text: string, people: ReadonlyMap<string, string>): Row[] {
  const rows = rename(text, people)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => z.record(z.string(), z.unknown()).parse(parseJson(path, line)));
  assertHarmless(path, rows);
  return rows;
}

/** Ids of people who have another one here. They are random: nothing else reads like them. */
function rename(text: string, people: ReadonlyMap<string, string>): string {
  return [...people].reduce((renamed, [there, here]) => renamed.replaceAll(`"${there}"`, `"${here}"`), text);
}

/** Nothing that is brought in may lead a reader where no link may lead. */
function assertHarmless(path: string, value: unknown): void {
  if (value === null || typeof value !== "object") return;
  for (const [name, part] of Object.entries(value)) {
    if (name === "href" && !(typeof part === "string" && isSafeHref(part)))
      throw new DomainError("invalid_input", { fields: path });
    assertHarmless(path, part);
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DomainError("invalid_input", { fields: path });
  }
}
