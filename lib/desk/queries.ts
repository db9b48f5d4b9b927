import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { mayDecideOnOwn } from "#lib/auth/own-work.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { countProgress } from "#lib/translations/queries.ts";
import { countSegments } from "#lib/translations/translation.ts";
import {
  type ListedArticle,
  pageSize,
  type Queue,
  type QueueItem,
  type QueueName,
  type Scopes,
  scopesOf,
  standingOf,
} from "./desk.ts";

type Visitor = Authorized<"desk.visit">;

/**
 * What waits for `actor`: a queue for each kind of work they do in some locale,
 * with its first `limit` translations. Whatever has waited longest comes first;
 * in `toTranslate` what somebody has begun, then the newest article.
 */
export async function listQueues(actor: Visitor, limit: number, db: Database = database): Promise<Queue[]> {
  const newsroom = await getNewsroom(db);
  const scopes = scopesOf(actor, newsroom.locales);
  const own = mayDecideOnOwn(newsroom);
  const queues: Queue[] = [];
  // One after the other: a visit to the desk takes one connection, not six.
  for (const queue of queuesFor(actor, scopes, own)) {
    if (queue.locales.length === 0) continue;
    queues.push({ name: queue.name, ...(await listWaiting(queue, limit, db)) });
  }
  return queues;
}

/** The translations in one queue of `actor`, all of them up to `limit`. */
export async function getQueue(
  actor: Visitor,
  name: QueueName,
  limit: number,
  db: Database = database,
): Promise<Queue> {
  const newsroom = await getNewsroom(db);
  const queue = queuesFor(actor, scopesOf(actor, newsroom.locales), mayDecideOnOwn(newsroom)).find(
    (one) => one.name === name && one.locales.length > 0,
  );
  if (!queue) return { name, translations: 0, oldest: null, items: [] };
  return { name, ...(await listWaiting(queue, limit, db)) };
}

/**
 * A page of all articles, the last touched first. `search`: part of a headline
 * in any locale, or of the address; empty for all. `page` from 1.
 */
export async function listArticles(
  _actor: Visitor,
  { search, page }: { readonly search: string; readonly page: number },
  db: Database = database,
): Promise<{ readonly total: number; readonly articles: readonly ListedArticle[] }> {
  const newsroom = await getNewsroom(db);
  const found = await findArticles(search, page, db);
  const progress = await countProgress(
    found.map((article) => article.articleId),
    newsroom.locales,
    db,
  );
  return {
    total: found[0]?.total ?? 0,
    articles: found.map(({ total: _, published, withdrawn, changed, updatedAt, ...article }) => ({
      ...article,
      updatedAt: new Date(updatedAt),
      original: published.includes(article.sourceLocale)
        ? changed
          ? "changed"
          : "published"
        : withdrawn.includes(article.sourceLocale)
          ? "withdrawn"
          : "none",
      translations: targetLocales(newsroom, article.sourceLocale).flatMap((locale) => {
        const counted = progress.find((one) => one.articleId === article.articleId && one.locale === locale);
        if (!counted) return [];
        const standing = standingOf({
          published: published.includes(locale),
          withdrawn: withdrawn.includes(locale),
          progress: counted.progress,
        });
        return [{ locale, standing, done: counted.progress.reviewed, total: countSegments(counted.progress) }];
      }),
    })),
  };
}

type FoundArticle = Pick<ListedArticle, "articleId" | "slug" | "sourceLocale" | "headline"> & {
  readonly updatedAt: string;
  readonly total: number;
  readonly published: readonly string[];
  readonly withdrawn: readonly string[];
  readonly changed: boolean;
};

async function findArticles(search: string, page: number, db: Database): Promise<FoundArticle[]> {
  const inJson = JSON.stringify(search).slice(1, -1);
  const pattern = `%${inJson.replace(/[\\%_]/g, "\\$&")}%`;
  const matching =
    search === ""
      ? sql`true`
      : sql`(a.slug ilike ${pattern} or exists (
          select from blocks b
          join segments s on s.article_id = b.article_id and s.block_id = b.id
          left join units u on u.segment_id = s.id
          where b.article_id = a.id and b.kind = 'headline'
            and (${textJson(sql`s.source`)} ilike ${pattern} or ${textJson(sql`u.target`)} ilike ${pattern})))`;
  const { rows } = await db.execute<FoundArticle>(sql`
    select page.*,
      ${headline(sql`page."articleId"`)} as headline,
      array(select locale from publications where article_id = page."articleId") as published,
      array(select locale from withdrawals where article_id = page."articleId") as withdrawn,
      coalesce((select page."updatedAt" > p.published_at from publications p
        where p.article_id = page."articleId" and p.locale = page."sourceLocale"), false) as changed
    from (
      select a.id as "articleId", a.slug, a.source_locale as "sourceLocale", a.updated_at as "updatedAt",
        (count(*) over ())::int as total
      from articles a where ${matching}
      order by a.updated_at desc, a.id
      limit ${pageSize} offset ${(page - 1) * pageSize}) page
    order by page."updatedAt" desc, page."articleId"`);
  return rows;
}

type WaitingQueue = {
  readonly name: QueueName;
  readonly locales: readonly string[];
  /** Rows of article_id, locale, since, and what `order` and `count` need. */
  readonly waiting: SQL;
  readonly order: SQL;
  /** Worked out for the rows that are shown, which are named `first`. */
  readonly count: SQL;
};

function queuesFor(actor: Visitor, scopes: Scopes, ownWorkAllowed: boolean): WaitingQueue[] {
  const counted = { order: sql`since`, count: sql`first.count` };
  const reviewer = ownWorkAllowed ? null : actor.id;
  return [
    { ...counted, name: "returned", locales: scopes.translate, waiting: returnedTo(actor.id, scopes.translate) },
    { ...counted, name: "toReview", locales: scopes.review, waiting: toReview(reviewer, scopes.review) },
    { ...counted, name: "corrections", locales: scopes.corrections, waiting: pendingCorrections(scopes.corrections) },
    {
      name: "toTranslate",
      locales: scopes.translate,
      waiting: toTranslate(scopes.translate),
      order: sql`begun desc, since desc`,
      count: sql`(
        select count(*)::int from segments s
        left join units u on u.segment_id = s.id and u.locale = first.locale
        where s.article_id = first."articleId" and s.retired_at is null and ${unfinished})`,
    },
    { ...counted, name: "outOfDate", locales: scopes.translate, waiting: outOfDate(scopes.translate) },
    {
      name: "toPublish",
      locales: scopes.publish,
      waiting: toPublish(scopes.publish),
      order: sql`since`,
      count: sql`(
        select count(*)::int from segments s where s.article_id = first."articleId" and s.retired_at is null)`,
    },
  ];
}

async function listWaiting(
  { waiting, order, count }: WaitingQueue,
  limit: number,
  db: Database,
): Promise<Pick<Queue, "translations" | "oldest" | "items">> {
  type Row = Omit<QueueItem, "since"> & { since: string; translations: number; oldest: string };
  const { rows } = await db.execute<Row>(sql`
    select first."articleId", first.locale, first.since, first.translations, first.oldest, ${count} as count,
      a.source_locale as "sourceLocale", ${headline(sql`a.id`)} as headline
    from (
      select waiting.*, article_id as "articleId", row_number() over (order by ${order}, article_id, locale) as place,
        (count(*) over ())::int as translations, min(since) over () as oldest
      from (${waiting}) waiting
      order by place limit ${limit}) first
    join articles a on a.id = first."articleId"
    order by first.place`);
  return {
    translations: rows[0]?.translations ?? 0,
    oldest: rows[0] ? new Date(rows[0].oldest) : null,
    items: rows.map(({ translations: _, oldest: __, since, ...item }) => ({ ...item, since: new Date(since) })),
  };
}

function returnedTo(actorId: string, locales: readonly string[]): SQL {
  return sql`
    select s.article_id, u.locale, count(*)::int as count, min(u.returned_at) as since
    from units u join segments s on s.id = u.segment_id and s.retired_at is null
    where u.returned_at is not null and u.locale in ${inList(locales)}
      and coalesce(u.written_by, u.confirmed_by) = ${actorId}
    group by 1, 2`;
}

/** Without the work of `exceptOf`, who may not approve it. */
function toReview(exceptOf: string | null, locales: readonly string[]): SQL {
  return sql`
    select s.article_id, u.locale, count(*)::int as count, min(coalesce(u.confirmed_at, u.updated_at)) as since
    from units u join segments s on s.id = u.segment_id and s.retired_at is null
    where u.state = 'translated' and u.returned_at is null and u.locale in ${inList(locales)}
      and not ${stale}
      and coalesce(u.written_by, u.confirmed_by) is distinct from ${exceptOf}::uuid
    group by 1, 2`;
}

function pendingCorrections(locales: readonly string[]): SQL {
  return sql`
    select article_id, locale, count(*)::int as count, min(created_at) as since
    from corrections where status = 'pending' and locale in ${inList(locales)}
    group by 1, 2`;
}

/** Translations nobody has published that lack something, and published ones somebody is changing. */
function toTranslate(locales: readonly string[]): SQL {
  return sql`
    with ${unpublished(locales)}
    select todo.article_id, todo.locale, a.created_at as since, exists (
        select from segments s join units u on u.segment_id = s.id and u.locale = todo.locale
        where s.article_id = todo.article_id) as begun
    from (
      select unpublished.article_id, unpublished.locale
      from unpublished
      where exists (
        select from segments s left join units u on u.segment_id = s.id and u.locale = unpublished.locale
        where s.article_id = unpublished.article_id and s.retired_at is null and ${unfinished})
      union
      select s.article_id, u.locale
      from units u join segments s on s.id = u.segment_id and s.retired_at is null
      where u.state = 'draft' and u.returned_at is null and u.locale in ${inList(locales)}
    ) todo
    join articles a on a.id = todo.article_id`;
}

/** Published translations whose original has gone on since. */
function outOfDate(locales: readonly string[]): SQL {
  return sql`
    select p.article_id, p.locale, count(*)::int as count, min(s.changed_at) as since
    from publications p
    join articles a on a.id = p.article_id and a.source_locale <> p.locale
    join segments s on s.article_id = p.article_id and s.retired_at is null
    left join units u on u.segment_id = s.id and u.locale = p.locale
    where p.locale in ${inList(locales)}
      and (a.updated_at > p.published_at or exists (
        select from publications o
        where o.article_id = p.article_id and o.locale = a.source_locale and o.published_at > p.published_at))
      and (u.state is null or u.state = 'initial' or ${stale})
    group by 1, 2`;
}

/** Translations that are reviewed from end to end and not, or not like this, before their readers. */
function toPublish(locales: readonly string[]): SQL {
  return sql`
    with ${unpublished(locales)}
    select candidate.article_id, candidate.locale, (
        select max(u.reviewed_at) from units u join segments s on s.id = u.segment_id
        where s.article_id = candidate.article_id and u.locale = candidate.locale) as since
    from (
      select unpublished.article_id, unpublished.locale
      from unpublished
      left join withdrawals w on w.article_id = unpublished.article_id and w.locale = unpublished.locale
      where w.locale is null
      union all
      select p.article_id, p.locale
      from publications p join articles a on a.id = p.article_id and a.source_locale <> p.locale
      where p.locale in ${inList(locales)} and exists (
        select from events e
        where e.article_id = p.article_id and e.locale = p.locale and e.at > p.published_at and e.kind in (
          'unit.approved', 'unit.corrected', 'unit.kept', 'correction.accepted', 'correction.accepted_with_edits'))
    ) candidate
    -- Asked first, since it costs least: one sentence tells most unfinished translations from finished ones.
    join lateral (
      select s.id from segments s
      where s.article_id = candidate.article_id and s.retired_at is null
      order by s.position limit 1) first on true
    join units h on h.segment_id = first.id and h.locale = candidate.locale and h.state = 'reviewed'
    where not exists (
      select from segments s left join units u on u.segment_id = s.id and u.locale = candidate.locale
      where s.article_id = candidate.article_id and s.retired_at is null
        and (u.state is distinct from 'reviewed' or u.returned_at is not null or ${stale}))`;
}

/** Every translation that is not published. Worked out first: asking for each article's sentences before costs a hundred times more. */
function unpublished(locales: readonly string[]): SQL {
  return sql`unpublished as materialized (
    select a.id as article_id, l.locale
    from articles a
    cross join unnest(${textArray(locales)}) as l(locale)
    left join publications p on p.article_id = a.id and p.locale = l.locale
    where l.locale <> a.source_locale and p.locale is null)`;
}

/** A text's plain text as a JSON array of one string: many times faster than putting its runs together. */
function textJson(runs: SQL): SQL {
  // Between two runs stands exactly this; inside a string its quotation marks would be escaped.
  return sql`replace(jsonb_path_query_array(${runs}, '$[*].text')::text, '", "', '')`;
}

/** Whether the unit `u` was made from another source than its segment `s` has now. */
const stale = sql`(${textJson(sql`s.source`)} <> jsonb_build_array(u.made_from)::text)`;

/** A segment `s` whose unit `u` a translator still has to do something about. */
const unfinished = sql`(u.state is null or u.state in ('initial', 'draft') or u.returned_at is not null
  or ${stale})`;

/** Plain text of a column of runs. */
function plain(runs: SQL): SQL {
  return sql`coalesce((
    select string_agg(run ->> 'text', '' order by place)
    from jsonb_array_elements(${runs}) with ordinality as runs(run, place)), '')`;
}

/** The working headline of an article; empty while it has none. */
function headline(articleId: SQL): SQL {
  return sql`coalesce((
    select string_agg(${plain(sql`s.source`)}, '' order by s.position)
    from blocks b join segments s on s.article_id = b.article_id and s.block_id = b.id
    where b.article_id = ${articleId} and b.kind = 'headline'), '')`;
}

function textArray(values: readonly string[]): SQL {
  return sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;
}

function inList(values: readonly string[]): SQL {
  return sql`(${sql.join(
    [...values, ""].map((value) => sql`${value}`),
    sql`, `,
  )})`;
}
