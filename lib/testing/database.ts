import { randomBytes } from "node:crypto";
import { Client } from "pg";

const template = "duizhao_template";

/**
 * The connection string of a migrated, empty database of this name, cloned
 * from the template. For a test that must commit: give it a database of its own.
 */
export async function cloneDatabase(name = `test_${randomBytes(6).toString("hex")}`): Promise<string> {
  await asAdministrator((client) => client.query(`create database ${name} template ${template}`));
  return databaseUrl(name);
}

/** The connection string of the database that the others are cloned from, still empty. */
export async function createTemplate(): Promise<string> {
  await asAdministrator((client) => client.query(`create database ${template}`));
  return databaseUrl(template);
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
