import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";

type Options = {
  url: string;
  purge: (tags: string[]) => void;
  log: (line: string) => void;
};

/** Rows are looked at again for this long: a slow transaction commits after ones that began later. */
const overlap = "10 minutes";
const period = 1_000;

/**
 * Purges what other instances, and other programs, have written into
 * `cache_invalidations`: at once where the database notifies, within a second
 * where it does not. While the database is away nothing is purged and the
 * cache goes on serving; afterwards what was missed is made good. Gives back
 * what ends it.
 */
export function followInvalidations({ url, purge, log }: Options): () => Promise<void> {
  let going = true;
  let away = false;
  let wake = () => {};
  let seen = new Set<number>();
  let since: string | null = null;

  const drain = async (client: Client) => {
    const { rows } = await client.query<{ id: string; tags: string[] }>(
      `select id, tags from cache_invalidations where at > coalesce($1::timestamptz, now()) - interval '${overlap}' order by id`,
      [since],
    );
    const fresh = rows.filter(({ id }) => !seen.has(Number(id)));
    if (fresh.length > 0) purge([...new Set(fresh.flatMap(({ tags }) => tags))]);
    seen = new Set(rows.map(({ id }) => Number(id)));
    since = (await client.query<{ now: string }>("select now()::text as now")).rows[0]?.now ?? since;
  };

  const follow = async () => {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    const broken = new Promise<never>((_, reject) => {
      client.on("error", reject);
      client.on("end", () => reject(new Error("the connection ended")));
    });
    broken.catch(() => {});
    try {
      await client.connect();
      client.on("notification", () => wake());
      // The poll alone is enough where the database cannot notify.
      await client.query("listen duizhao_purge").catch(() => {});
      while (going) {
        const rung = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([drain(client), broken]);
        if (away) log("The database is back.");
        away = false;
        await Promise.race([rung, pause(period, undefined, { ref: false }), broken]);
      }
    } finally {
      await client.end().catch(() => {});
    }
  };

  const done = (async () => {
    while (going) {
      try {
        await follow();
      } catch (error) {
        if (going && !away)
          log(`The database is away (${(error as Error).message}); public pages are served from the cache.`);
        away = true;
        await pause(period / 2 + Math.random() * period, undefined, { ref: false });
      }
    }
  })();

  return async () => {
    going = false;
    wake();
    await done;
  };
}
