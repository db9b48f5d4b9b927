import "server-only";
import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { Operator } from "#lib/auth/operator.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { recordEvent } from "#lib/events/record.ts";
import { targetLocales } from "#lib/newsroom/newsroom.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import type { RevisionContent } from "#lib/publishing/revision.ts";
import { concatRuns, textRun } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import type { TranslationSheet } from "#lib/translations/translation.ts";
import { type MarkdownBlock, writeMarkdown } from "./markdown.ts";
import {
  type ArticleTable,
  articleFolder,
  articleTables,
  columnsLeftOut,
  lateTables,
  type Manifest,
  manifestPath,
  newsroomTables,
  openExportVersion,
  readmeText,
} from "./open-export.ts";

/** Takes the files of an export, one after the other; the pieces of a file come in order. */
export type ExportSink = (path: string, pieces: AsyncIterable<string>) => Promise<void>;

type Row = Readonly<Record<string, unknown>>;

/**
 * Everything the newsroom owns, as it stands at one moment, file after file: see
 * `docs/open-export.md`. No more of it than one article, or a thousand rows, is
 * ever in memory. The last file is the manifest.
 */
export async function exportNewsroom(
  actor: Authorized<"newsroom.export"> | Operator,
  sink: ExportSink,
  at: string,
  db: Database = database,
): Promise<Manifest> {
  await recordEvent(actor, "newsroom.exported", {}, db);
  return db.transaction(
    async (tx) => {
      const files: Record<string, string> = {};
      const write = async (path: string, pieces: AsyncIterable<string>) => {
        const hash = createHash("sha256");
        await sink(path, hashed(pieces, hash));
        files[path] = hash.digest("hex");
      };
      await write("README.md", once(readmeText));
      for (const table of newsroomTables) await write(`tables/${table}.ndjson`, rowsOf(table, tx));
      const articles = await writeArticles(write, tx);
      for (const table of lateTables) await write(`tables/${table}.ndjson`, rowsOf(table, tx));
      const { name } = await getNewsroom(tx);
      const manifest: Manifest = {
        format: "duizhao-export",
        version: openExportVersion,
        at,
        newsroom: name.en,
        articles,
        files,
      };
      await sink(manifestPath, once(`${JSON.stringify(manifest, null, 2)}\n`));
      return manifest;
    },
    { isolationLevel: "repeatable read", accessMode: "read only" },
  );
}

type Write = (path: string, pieces: AsyncIterable<string>) => Promise<void>;

async function writeArticles(write: Write, tx: Database): Promise<number> {
  const { rows } = await tx.execute<{ id: string; slug: string | null; locale: string }>(
    sql`select id, slug, source_locale as locale from articles order by created_at, id`,
  );
  const newsroom = await getNewsroom(tx);
  for (const article of rows) {
    const folder = articleFolder(article);
    const tables: Record<string, unknown> = {};
    for (const table of articleTables) tables[table] = await articleRows(table, article.id, tx);
    await write(`${folder}/article.json`, once(`${JSON.stringify(tables, null, 2)}\n`));
    for (const locale of [article.locale, ...targetLocales(newsroom, article.locale)]) {
      const markdown = await markdownOf(article, locale, tx);
      if (markdown !== null) await write(`${folder}/${locale}.md`, once(markdown));
    }
  }
  return rows.length;
}

/** The order of the rows is only there so that the same newsroom is the same files. */
async function articleRows(table: ArticleTable, articleId: string, tx: Database): Promise<unknown[]> {
  const name = sql.identifier(table);
  const bySegment = sql`segment_id in (select id from segments where article_id = ${articleId})`;
  const where: Partial<Record<ArticleTable, SQL>> = {
    articles: sql`id = ${articleId}`,
    segment_successors: bySegment,
    units: bySegment,
    unit_versions: bySegment,
    waivers: bySegment,
  };
  const { rows } = await tx.execute<{ row: unknown }>(
    sql`select to_jsonb(t) as row from ${name} t where ${where[table] ?? sql`article_id = ${articleId}`} order by to_jsonb(t)::text collate "C"`,
  );
  return rows.map(({ row }) => row);
}

/** What readers see, or else what the desk has; null where nobody has begun. */
async function markdownOf(
  article: { readonly id: string; readonly slug: string | null; readonly locale: string },
  locale: string,
  tx: Database,
): Promise<string | null> {
  const { rows } = await tx.execute<{ content: RevisionContent; number: number; at: string }>(sql`
    select r.content, r.number, to_char(p.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from publications p join revisions r on r.id = p.revision_id
    where p.article_id = ${article.id} and p.locale = ${locale}`);
  const [published] = rows;
  const facts = { address: article.slug, article: article.id, language: locale, original: article.locale };
  if (published) {
    const { content, number, at } = published;
    return writeMarkdown({ ...facts, status: "published", revision: number, published: at }, blocksOfRevision(content));
  }
  const other = locale === article.locale ? "und" : locale;
  const blocks = blocksOfSheet(await getTranslationSheet({ articleId: article.id, locale: other }, tx), locale);
  return blocks.every((block) => block.runs.length === 0) ? null : writeMarkdown({ ...facts, status: "draft" }, blocks);
}

function blocksOfRevision(content: RevisionContent): MarkdownBlock[] {
  return content.blocks.map(({ kind, attributes, segments }) => ({
    kind,
    attributes,
    runs: concatRuns(...segments.flatMap((segment) => [segment.text, textRun(segment.separator)])),
  }));
}

function blocksOfSheet(sheet: TranslationSheet, locale: string): MarkdownBlock[] {
  const blocks = new Map<string, MarkdownBlock>();
  for (const row of sheet.rows) {
    const before = blocks.get(row.blockId)?.runs ?? [];
    const text = locale === sheet.sourceLocale ? row.source : row.target;
    const separator = row.separator || (locale === sheet.sourceLocale ? "" : " ");
    const runs = concatRuns(before, text, textRun(text.length > 0 ? separator : ""));
    blocks.set(row.blockId, { kind: row.blockKind, attributes: row.blockAttributes, runs });
  }
  return [...blocks.values()];
}

/** One row a line, read a thousand at a time. */
async function* rowsOf(table: string, tx: Database): AsyncGenerator<string> {
  const left = columnsLeftOut[table] ?? [];
  const cursor = sql.identifier(`export_${table}`);
  await tx.execute(
    sql`declare ${cursor} cursor for select to_jsonb(t) as row from ${sql.identifier(table)} t order by to_jsonb(t)::text collate "C"`,
  );
  for (;;) {
    const { rows } = await tx.execute<{ row: Row }>(sql`fetch 1000 from ${cursor}`);
    if (rows.length === 0) break;
    yield rows
      .map(({ row }) => {
        const kept = Object.entries(row).filter(([column]) => !left.includes(column));
        return `${JSON.stringify(Object.fromEntries(kept))}\n`;
      })
      .join("");
  }
  await tx.execute(sql`close ${cursor}`);
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

async function* hashed(pieces: AsyncIterable<string>, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
