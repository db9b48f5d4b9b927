import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import type { Application } from "./application.ts";
import { openDesk } from "./desk.ts";
import { runProgram } from "./program.ts";
import type { Elsewhere, PublishedElsewhere } from "./publish-elsewhere.ts";
import { type Readers, startReaders } from "./readers.ts";
import { inEdition } from "./sentences.ts";
import { type Spread, spreadOf } from "./statistics.ts";
import type { Place } from "./world.ts";

/**
 * How fresh pages are. `overlapping`: publications that were written while an
 * answer was under way that showed the text of before and could not come from
 * the cache. `stale`: publications after whose acknowledgement somebody asked
 * and was shown an older text. Times in milliseconds.
 */
export type Freshness = {
  publications: number;
  overlapping: number;
  stale: number;
  answers: number;
  /** From sending the form to the first byte of the answer. */
  acknowledged: Spread;
  /** Published by another process: from its commit to the first answer that shows it. */
  elsewhere: { publications: number; fresh: Spread };
};

/**
 * Publishes new editions of one article while readers never cease to ask for its
 * pages, until `overlapping` publications have overlapped a render or three
 * times as many were made; then `elsewhere` more from another process.
 */
export async function measureFreshness(
  { address, databaseUrl }: Application,
  { writer, article }: Place,
  wanted: { overlapping: number; elsewhere: number },
): Promise<Freshness> {
  const database = new Client(databaseUrl);
  await database.connect();
  const readers = startReaders(address, article.slug);
  const desk = openDesk(address, writer);
  const times: number[] = [];
  let { version } = article;
  let edition = 0;
  let overlapping = 0;
  let last: { edition: number; purged: number; written: number } | null = null;
  try {
    while (overlapping < wanted.overlapping && edition < wanted.overlapping * 3) {
      edition += 1;
      version = await desk.saveSource({ ...article, version, blocks: inEdition(article.blocks, edition) });
      const publish = await desk.openPublishing(article);
      if (last && readers.overlapped(last)) overlapping += 1;
      // Renders begin now, from the text that is about to be replaced.
      await purge(database, article.slug);
      const purged = Date.now();
      await pause(Math.random() * 20);
      const began = performance.now();
      await publish?.(() => {
        readers.acknowledge(edition);
        times.push(performance.now() - began);
      });
      last = { edition, purged, written: await publishedAt(database, article.articleId) };
    }
    await pause(500);
    const { stale, answers } = readers;
    const from = { version, edition };
    return {
      publications: edition,
      overlapping,
      stale: stale.size,
      answers: answers(),
      acknowledged: spreadOf(times),
      elsewhere: await publishElsewhere(databaseUrl, { writer, article }, from, wanted.elsewhere, readers),
    };
  } finally {
    await readers.stop();
    await database.end();
  }
}

async function publishElsewhere(
  databaseUrl: string,
  { writer, article: { articleId, blocks } }: Place,
  from: { version: number; edition: number },
  times: number,
  readers: Readers,
): Promise<Freshness["elsewhere"]> {
  const other = runProgram<PublishedElsewhere>("publish-elsewhere.ts", {
    environment: { DATABASE_URL: databaseUrl },
    server: true,
  });
  const delays: number[] = [];
  let { version } = from;
  try {
    for (let edition = from.edition + 1; edition <= from.edition + times; edition++) {
      const shown = readers.shown(edition);
      other.send({ writer, articleId, version, blocks: inEdition(blocks, edition) } satisfies Elsewhere);
      const published = await other.next();
      version = published.version;
      delays.push(Math.max(0, (await shown) - published.at));
    }
  } finally {
    await other.end();
  }
  return { publications: delays.length, fresh: spreadOf(delays) };
}

async function purge(database: Client, slug: string): Promise<void> {
  await database.query("insert into cache_invalidations (tags) values ($1)", [[`article:${slug}`]]);
  await database.query("select pg_notify('duizhao_purge', '')");
}

async function publishedAt(database: Client, articleId: string): Promise<number> {
  const { rows } = await database.query<{ at: Date }>(
    "select published_at as at from publications where article_id = $1 and locale = 'zh'",
    [articleId],
  );
  return rows[0]?.at.getTime() ?? 0;
}
