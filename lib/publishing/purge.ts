import "server-only";
import { sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { cacheInvalidations } from "#lib/db/schema/publishing.ts";

/**
 * What a public page shows, for forgetting it: `article:{slug}` every page of an
 * article, `articles` those of all, `front` the lists of articles, `corrections`
 * the public ledger, `glossary` the terms, `site` everything (the newsroom's name
 * stands on every page).
 */
export type PageTag = "articles" | "corrections" | "front" | "glossary" | "site" | `article:${string}`;

/**
 * Makes every instance forget the pages with these tags, once `tx` commits: the
 * row survives a crash, the notification wakes whoever listens. Call
 * `purgePages` after the commit, so that this instance does not wait for either.
 */
export async function invalidatePages(tags: readonly PageTag[], tx: Database): Promise<void> {
  await tx.insert(cacheInvalidations).values({ tags: [...tags] });
  await tx.execute(sql`select pg_notify('duizhao_purge', '')`);
}

/** Makes this instance's front cache forget the pages with these tags, now. Nothing happens where there is no front cache. */
export function purgePages(tags: readonly PageTag[]): void {
  frontCache[purge]?.(tags);
}

const purge = Symbol.for("duizhao.purge");
const frontCache = globalThis as { [purge]?: (tags: readonly string[]) => void };
