/** Version of the layout that `docs/open-export.md` describes. */
export const openExportVersion = 1;

/** The first file that is read and the last that is written. */
export const manifestPath = "manifest.json";

/** `files`: the SHA-256 of each, in hexadecimal, by its path. */
export type Manifest = {
  readonly format: "duizhao-export";
  readonly version: number;
  /** ISO 8601. */
  readonly at: string;
  readonly newsroom: string;
  readonly articles: number;
  readonly files: Readonly<Record<string, string>>;
};

/** Tables of the whole newsroom, each a file of its own with one row a line, in the order in which they can be filled. */
export const newsroomTables = [
  "newsroom",
  "users",
  "user_roles",
  "check_severities",
  "terms",
  "term_translations",
  "term_proposals",
] as const;

/** Tables that belong to one article, in the order in which they can be filled; all in its `article.json`. */
export const articleTables = [
  "articles",
  "slug_redirects",
  "blocks",
  "segments",
  "segment_successors",
  "source_versions",
  "units",
  "unit_versions",
  "waivers",
  "revisions",
  "publications",
  "withdrawals",
] as const;
export type ArticleTable = (typeof articleTables)[number];

/** Tables that point at articles, filled last. */
export const lateTables = ["memory_entries", "corrections", "conflict_copies", "events"] as const;

/** What stays where it is, and why: it is of this installation, or a secret, or nothing but work under way. */
export const tablesLeftOut = [
  "attempts",
  "cache_invalidations",
  "exchange_files",
  "import_batches",
  "import_files",
  "import_findings",
  "import_items",
  "imports",
  "invitations",
  "jobs",
  "machine_glossaries",
  "machine_settings",
  "operations",
  "sessions",
] as const;

/** Columns that never leave: passwords, and what readers gave for an answer. */
export const columnsLeftOut: Readonly<Record<string, readonly string[]>> = {
  users: ["password_hash"],
  corrections: ["email", "origin_hash"],
};

/** The first lines anybody reads who unpacks an export. */
export const readmeText = `# A newsroom, taken out of Duizhao

Everything here is plain text and can be read without Duizhao.

- \`articles/<address>/<language>.md\`: each article in each of its languages, as readers see it, or as the desk has it where it is not published.
- \`articles/<address>/article.json\`: the same article whole: every sentence with its lasting id, its translations and their state, every revision that was ever published.
- \`tables/*.ndjson\`: one JSON object a line: the newsroom's settings, people (without passwords), readers' corrections (without their addresses), the glossary, the memory, and who did what.
- \`manifest.json\`: when it was made, and a SHA-256 of every file.

\`duizhao import FOLDER\` makes an empty newsroom into this one.
`;

/** A folder's name for an article: its address, or its id where it has none. */
export function articleFolder(article: { readonly slug: string | null; readonly id: string }): string {
  return `articles/${article.slug ?? article.id}`;
}
