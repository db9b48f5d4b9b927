import { connect, type Database } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { withDatabase } from "#lib/server/with-database.ts";

/** Gives `work` the migrated database of this installation. */
export function withOperatorDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  return withDatabase(async (url) => {
    await migrate(process.env["DATABASE_URL_DIRECT"] || url);
    const { database, pool } = connect(url, 2);
    try {
      await work(database);
    } finally {
      await pool.end();
    }
  });
}
