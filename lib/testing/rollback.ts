import { connect, type Database } from "#lib/db/client.ts";

class Undone extends Error {}

/** Runs `work` on the test database inside a transaction that never commits. */
export async function rollback(work: (db: Database) => Promise<void>): Promise<void> {
  const { database, pool } = connect(process.env["DATABASE_URL"], 2);
  try {
    await database.transaction(async (tx) => {
      await work(tx);
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  } finally {
    await pool.end();
  }
}
