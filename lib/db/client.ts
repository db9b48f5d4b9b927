import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import { drizzle } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import { Pool } from "pg";

/** A connection pool or a transaction: everything in `lib` takes either. */
export type Database = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

/** A pool of at most `size` connections to `url`. Connects on first use. */
export function connect(url: string | undefined, size = 12): { database: Database; pool: Pool } {
  const pool = new Pool({
    ...(url === undefined ? {} : { connectionString: url }),
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
  });
  // A lost connection is replaced by the next query; without a listener it would end the process. The pool listens to
  // the idle ones only: one that is lost between the queries of a transaction fails the next of them.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  return { database: drizzle({ client: pool }), pool };
}

const shared = globalThis as { duizhaoDatabase?: Database };
shared.duizhaoDatabase ??= connect(process.env["DATABASE_URL"]).database;

/** The application's database, at `DATABASE_URL`. One pool for the whole process, also across reloads in development. */
export const database: Database = shared.duizhaoDatabase;
