import { Client } from "pg";
import { expect, test } from "vitest";
import { cloneDatabase } from "#lib/testing/database.ts";
import { followInvalidations } from "./invalidations.ts";

async function follow() {
  const url = await cloneDatabase();
  const purged: string[] = [];
  const log: string[] = [];
  const stop = followInvalidations({ url, purge: (tags) => purged.push(...tags), log: (line) => log.push(line) });
  const client = new Client(url);
  await client.connect();
  const following = () =>
    client.query("select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
  await expect.poll(async () => (await following()).rowCount).toBe(1);
  return {
    client,
    following,
    purged,
    log,
    end: async () => {
      await stop();
      await client.end();
    },
  };
}

const write = (tag: string) => `insert into cache_invalidations (tags) values (array['${tag}', 'front'])`;

test("what another program writes is purged, once, also when nobody rings", async () => {
  const { client, purged, end } = await follow();
  await client.query(write("article:tea"));
  await expect.poll(() => purged, { timeout: 5_000 }).toEqual(["article:tea", "front"]);
  await client.query(`begin; ${write("article:bread")}; notify duizhao_purge; commit`);
  await expect.poll(() => purged, { timeout: 5_000 }).toEqual(["article:tea", "front", "article:bread", "front"]);
  await end();
});

test("a transaction that began first and commits last is not overlooked", async () => {
  const { client, purged, end } = await follow();
  const slow = new Client({ ...connection(client) });
  await slow.connect();
  await slow.query("begin");
  await slow.query(write("article:slow"));
  await client.query(write("article:quick"));
  await expect.poll(() => purged, { timeout: 5_000 }).toContain("article:quick");
  await slow.query("commit");
  await expect.poll(() => purged, { timeout: 5_000 }).toContain("article:slow");
  await slow.end();
  await end();
});

test("while the database is away nothing is purged; afterwards what was missed is", async () => {
  const { client, following, purged, log, end } = await follow();
  await client.query(`${write("article:before")}; notify duizhao_purge`);
  await expect.poll(() => purged, { timeout: 5_000 }).toContain("article:before");
  const [connected] = (await following()).rows;
  await client.query(`begin; ${write("article:missed")}; select pg_terminate_backend(${connected.pid}); commit`);
  await expect.poll(() => purged, { timeout: 5_000 }).toContain("article:missed");
  expect(purged.filter((tag) => tag === "article:before").length).toBe(1);
  expect(log).toEqual([expect.stringContaining("The database is away"), "The database is back."]);
  await end();
});

function connection({ host, port, user, password, database }: Client) {
  return { host, port, user, password, database } as {
    host: string;
    port: number;
    user: string;
    password: string;
    database: string;
  };
}
