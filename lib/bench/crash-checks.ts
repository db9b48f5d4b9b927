import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { ask } from "./answer.ts";
import type { Promised } from "./crash-writers.ts";
import { editionsIn, editionsOfPage } from "./sentences.ts";

/**
 * What is not as it was promised, each in a sentence: texts older than the ones
 * acknowledged, originals saved in part, publications without their revision,
 * event or invalidation, pages of two editions or of an old one. To be called
 * while nobody writes.
 */
export async function findBrokenPromises(
  databaseUrl: string,
  address: string,
  promised: readonly Promised[],
): Promise<string[]> {
  const database = new Client(databaseUrl);
  await database.connect();
  try {
    const broken: string[] = [];
    for (const one of promised) {
      broken.push(...(await findLost(database, one)));
      const { edition, halves } = await findHalfPublished(database, one);
      broken.push(...halves, ...(await findOldPages(address, one, edition)));
    }
    return broken;
  } finally {
    await database.end();
  }
}

async function findLost(database: Client, { place: { article }, original, sentences }: Promised): Promise<string[]> {
  const { articleId, slug } = article;
  const broken: string[] = [];
  const { rows } = await database.query<{ version: number; texts: string; kept: string | null }>(
    `select version, (select string_agg(source::text, ' ') from segments
       where article_id = articles.id and retired_at is null) as texts,
       (select content::text from source_versions
         where article_id = articles.id and source_versions.version = articles.version) as kept
     from articles where id = $1`,
    [articleId],
  );
  const { version = 0, texts = "", kept = null } = rows[0] ?? {};
  const editions = new Set(editionsIn(texts, "zh"));
  const [edition = -1] = editions;
  const saved = version === original.version && edition === original.text;
  const unanswered = version === original.version + 1 && edition === original.pending?.text;
  if (editions.size !== 1) broken.push(`The original of ${slug} is half edition ${[...editions].join(", half ")}.`);
  else if (!saved && !unanswered) {
    broken.push(
      `The original of ${slug} is edition ${edition} at version ${version}; edition ${original.text} was acknowledged at version ${original.version}.`,
    );
  }
  if (version > 1 && !editionsIn(kept ?? "", "zh").every((one) => one === edition)) {
    broken.push(`The history of ${slug} does not hold version ${version} as it is.`);
  }

  const units = await database.query<{ id: string; version: number; text: string; kept: string | null }>(
    `select segment_id as id, version, target ->> 0 as text,
       (select target ->> 0 from unit_versions last
         where last.segment_id = units.segment_id and last.locale = units.locale
         order by last.version desc limit 1) as kept
     from units join segments on segments.id = segment_id where article_id = $1 and units.locale = 'en'`,
    [articleId],
  );
  for (const [segmentId, { version, text, pending }] of sentences) {
    const unit = units.rows.find(({ id }) => id === segmentId);
    const found = unit ? (JSON.parse(unit.text) as { text: string }).text : "";
    const saved = unit?.version === version && (text === "" || found === text);
    const unanswered = unit?.version === version + 1 && found === pending?.text;
    if (!saved && !unanswered) {
      broken.push(
        `Sentence ${segmentId} of ${slug} reads “${found}” at version ${unit?.version}; “${text}” was acknowledged at version ${version}.`,
      );
    }
    if (unit && unit.kept !== unit.text)
      broken.push(`The history of sentence ${segmentId} of ${slug} does not end as it reads.`);
  }
  return broken;
}

async function findHalfPublished(
  database: Client,
  { place: { article }, published }: Promised,
): Promise<{ edition: number; halves: string[] }> {
  const { articleId, slug } = article;
  const halves: string[] = [];
  const { rows } = await database.query<{
    number: number;
    live: boolean;
    content: string;
    events: number;
    purges: number;
  }>(
    // What one transaction wrote carries its number.
    `select number, revisions.id = publications.revision_id as live, content::text,
       (select count(*)::int from events where subject = revisions.id::text and events.xmin = revisions.xmin) as events,
       (select count(*)::int from cache_invalidations purge
         where purge.xmin = revisions.xmin and 'article:' || $2 = any(tags)) as purges
     from revisions left join publications using (article_id, locale)
     where article_id = $1 and locale = 'zh' order by number`,
    [articleId, slug],
  );
  for (const [index, { number, live, content, events, purges }] of rows.entries()) {
    const revision = `Revision ${number} of ${slug}`;
    if (number !== index + 1) halves.push(`${revision} has no predecessor.`);
    if (live !== (index === rows.length - 1)) halves.push(`${revision} is ${live ? "" : "not "}the one readers see.`);
    if (events !== 1 || purges !== 1) halves.push(`${revision} has ${events} events and ${purges} invalidations.`);
    if (new Set(editionsIn(content, "zh")).size !== 1) halves.push(`${revision} holds more than one edition.`);
  }
  const [edition = -1] = editionsIn(rows.at(-1)?.content ?? "", "zh");
  if (edition !== published.edition && !published.pending.includes(edition)) {
    halves.push(`Readers of ${slug} see edition ${edition}; the publication of ${published.edition} was acknowledged.`);
  }
  return { edition, halves };
}

const patience = 2_000;

/** A page may be old for as long as an instance takes that hears no notification, and never of two editions. */
async function findOldPages(
  address: string,
  { place: { article }, published }: Promised,
  edition: number,
): Promise<string[]> {
  const deadline = Date.now() + patience;
  for (;;) {
    const { status, body } = await ask(`${address}/zh/articles/${article.slug}`);
    const shown = new Set(editionsOfPage(body.toString(), "zh"));
    const [newest = -1] = shown;
    if (status !== 200) return [`The page of ${article.slug} is answered ${status}.`];
    if (shown.size !== 1) return [`The page of ${article.slug} is half edition ${[...shown].join(", half ")}.`];
    if (newest === edition) return [];
    if (newest < published.edition)
      return [`The page of ${article.slug} shows edition ${newest}; ${published.edition} was acknowledged.`];
    if (Date.now() > deadline) return [`The page of ${article.slug} still shows edition ${newest} and not ${edition}.`];
    await pause(50);
  }
}
