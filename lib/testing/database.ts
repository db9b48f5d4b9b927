import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { Client } from "pg";
import { migrate } from "#lib/db/migrate.ts";
import { startEmbeddedPostgres } from "#lib/server/embedded-postgres.ts";
import { projectFolder } from "#lib/server/project.ts";
import { createThrowawayFolder, sweepThrowawayFolders } from "#lib/server/throwaway.ts";

const template = "duizhao_template";

/** Once per run: a PostgreSQL of the tests' own with a migrated template. Gives back what ends it. */
export default async function startTestDatabase(): Promise<() => Promise<void>> {
  await sweepThrowawayFolders();
  const dataFolder = createThrowawayFolder();
  const server = await startEmbeddedPostgres({ projectFolder, dataFolder, disposable: true, say: console.error });
  process.env.DUIZHAO_TEST_SERVER = server.url;
  await asAdministrator((client) => client.query(`create database ${template}`));
  await migrate(databaseUrl(template));
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/**
 * The connection string of a migrated, empty database of this name, cloned
 * from the template unless it is there. For a test that must commit: give it
 * a database of its own.
 */
export async function cloneDatabase(name = `test_${randomBytes(6).toString("hex")}`): Promise<string> {
  await asAdministrator(async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name} template ${template}`);
  });
  return databaseUrl(name);
}

async function asAdministrator(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client(databaseUrl("postgres"));
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(name: string): string {
  const server = process.env.DUIZHAO_TEST_SERVER;
  if (!server) throw new Error("The tests' database is not running: run the tests with vitest.");
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
