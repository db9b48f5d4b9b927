import { sql } from "drizzle-orm";
import type { Client } from "pg";
import { expect, test } from "vitest";
import { connect } from "./client.ts";

test("a connection that is lost in the middle of a transaction fails the transaction and nothing else", async () => {
  const { database, pool } = connect(process.env["DATABASE_URL"], 2);
  try {
    const lost = database.transaction(async (tx) => {
      const [client] = (pool as unknown as { _clients: Client[] })._clients;
      const { rows } = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const ended = new Promise<void>((resolve) => client?.once("end", () => resolve()));
      await database.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`);
      await ended;
      await tx.execute(sql`select 1`);
    });
    await expect(lost).rejects.toThrow();
    expect((await database.execute<{ one: number }>(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  } finally {
    await pool.end();
  }
});
