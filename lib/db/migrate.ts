import { readFileSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { SetupError } from "#lib/server/setup-error.ts";

const migrationLock = 0x6d696772;

/**
 * Brings the database at `url`, a direct connection and not a pooler's, to the
 * schema of this checkout: everything in one transaction, one process at a time.
 *
 * Throws a SetupError, and has changed nothing, when the database cannot be
 * reached within five seconds, has been migrated by a newer version, holds
 * something else, or is not UTF-8.
 */
export async function migrate(url: string, folder = join(import.meta.dirname, "migrations")): Promise<void> {
  const client = await connect(url);
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await assertEncoding(client, url);
    await assertKnown(client, folder);
    await applyMigrations(drizzle({ client }), { migrationsFolder: folder });
  } catch (error) {
    throw explain(error, url);
  } finally {
    await client.end().catch(() => {});
  }
}

/** Where a connection string leads, without its password: for messages. */
export function describeDatabase(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${decodeURIComponent(host) || "localhost"}${pathname}`;
  } catch {
    return "an address that cannot be read";
  }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 4_500,
      application_name: "duizhao migration",
    });
    client.on("error", () => {});
    await client.connect();
    return client;
  } catch (error) {
    throw new SetupError(
      `The database at ${describeDatabase(url)} cannot be used (${reason(error)}). Check DATABASE_URL and that PostgreSQL is running there, or unset it to use the embedded one.`,
    );
  }
}

async function assertEncoding(client: Client, url: string): Promise<void> {
  const { rows } = await client.query("show server_encoding");
  if (rows[0].server_encoding === "UTF8") return;
  throw new SetupError(
    `The database at ${describeDatabase(url)} is encoded in ${rows[0].server_encoding}. Create one with \`encoding 'UTF8'\` and set DATABASE_URL to it.`,
  );
}

async function assertKnown(client: Client, folder: string): Promise<void> {
  const { entries } = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as {
    entries: { when: number }[];
  };
  const { rows: tables } = await client.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (tables[0].name === null) return;
  const { rows } = await client.query("select created_at as at from drizzle.__drizzle_migrations");
  const known = new Set(entries.map(({ when }) => String(when)));
  if (rows.every(({ at }) => known.has(String(at)))) return;
  throw new SetupError(
    "The database was last used by a newer Duizhao, whose tables this one does not know. Update this checkout, or restore a backup from before that update.",
  );
}

function explain(error: unknown, url: string): unknown {
  if (error instanceof SetupError) return error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!["42P07", "42710", "42501"].includes((cause as { code?: string }).code ?? "")) return error;
  return new SetupError(
    `The database at ${describeDatabase(url)} cannot take Duizhao's tables (${reason(cause)}). Set DATABASE_URL to an empty database whose owner you connect as.`,
  );
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
}
