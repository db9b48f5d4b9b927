import type { ErrorCode } from "#lib/errors.ts";

export type ItemStatus = "waiting" | "done" | "failed";

/** Why an article of a batch was not brought in: a key under `Errors` with its arguments; `path` of the file that is to blame. */
export type ItemFailure = {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;
  readonly path: string | null;
};

/** Two files of a batch that are one article, or an original alone. */
export type FilePair = { readonly sourcePath: string; readonly targetPath: string | null };

/** What a batch's files were put together as. `failures`: what could not be. */
export type BatchPlan = {
  readonly pairs: readonly FilePair[];
  readonly failures: readonly (ItemFailure & { readonly path: string })[];
};

/** What one batch may hold. */
export const batchLimits = { files: 4_000, bytes: 64_000_000, unpacked: 100_000_000 } as const;

const readable = /\.(?:txt|text|md|markdown|html?|xhtml|docx)$/i;
const manifestName = /(?:^|\/)(?:manifest|pairs)\.csv$/i;

/** Files that systems put beside others: nobody meant to send them. */
export function isStray(path: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.[^/]+|Thumbs\.db$|desktop\.ini$)/i.test(path);
}

/** The path of the batch's manifest, or null. */
export function findManifest(paths: readonly string[]): string | null {
  return paths.find((path) => manifestName.test(path)) ?? null;
}

/**
 * Which files are one article. By their names: the same name with the locale
 * before the extension (`a.zh.txt`, `a.en.txt`; `a_zh.docx`, `a-en.docx`), or in
 * a folder of that name (`zh/a.txt`, `en/a.txt`). A file with no partner is an
 * original alone when it names the source locale or none; one that names the
 * target locale has lost its original and fails (`import_no_original`).
 */
export function planByNames(paths: readonly string[], sourceLocale: string, targetLocale: string): BatchPlan {
  const found = new Map<string, { source?: string; target?: string }>();
  const failures: (ItemFailure & { path: string })[] = [];
  for (const path of paths.toSorted(inOrder)) {
    if (isStray(path)) continue;
    if (!readable.test(path)) {
      failures.push({ code: "file_type", details: {}, path });
      continue;
    }
    const { key, locale } = readName(path, [sourceLocale, targetLocale]);
    const side = locale === targetLocale ? "target" : "source";
    const pair = found.get(key) ?? {};
    if (pair[side] !== undefined) failures.push({ code: "import_twice", details: {}, path });
    else found.set(key, { ...pair, [side]: path });
  }
  const pairs: FilePair[] = [];
  for (const { source, target } of found.values()) {
    if (source !== undefined) pairs.push({ sourcePath: source, targetPath: target ?? null });
    else if (target !== undefined) failures.push({ code: "import_no_original", details: {}, path: target });
  }
  return { pairs, failures };
}

/**
 * Which files are one article, as a manifest says: rows of CSV with the paths of
 * an original and of its translation, which may be missing. A first row that
 * names no file is a heading. Paths are relative to the manifest. What it names
 * and is not there fails (`import_no_file`); what it does not name is left alone.
 */
export function planByManifest(
  rows: readonly (readonly string[])[],
  manifest: string,
  paths: readonly string[],
): BatchPlan {
  const known = new Set(paths);
  const folder = manifest.includes("/") ? manifest.slice(0, manifest.lastIndexOf("/") + 1) : "";
  const resolve = (cell: string) => {
    const name = cell.trim().replaceAll("\\", "/").replace(/^\.\//, "");
    return [folder + name, name].find((path) => known.has(path)) ?? null;
  };
  const pairs: FilePair[] = [];
  const failures: (ItemFailure & { path: string })[] = [];
  const taken = new Set<string>();
  for (const [index, [source = "", target = ""]] of rows.entries()) {
    if (source.trim() === "" && target.trim() === "") continue;
    const sourcePath = resolve(source);
    const targetPath = target.trim() === "" ? null : resolve(target);
    if (index === 0 && sourcePath === null && targetPath === null && !readable.test(source)) continue;
    const missing = sourcePath === null ? source : target.trim() !== "" && targetPath === null ? target : null;
    if (missing !== null || sourcePath === null)
      failures.push({ code: "import_no_file", details: { line: index + 1 }, path: (missing ?? source).trim() });
    else if (taken.has(sourcePath)) failures.push({ code: "import_twice", details: {}, path: sourcePath });
    else {
      taken.add(sourcePath);
      pairs.push({ sourcePath, targetPath });
    }
  }
  return { pairs, failures };
}

/** A path without the part that names a locale, and that locale. */
function readName(path: string, locales: readonly string[]): { key: string; locale: string | null } {
  const bare = path.replace(readable, "");
  for (const locale of locales) {
    for (const name of namesOf(locale)) {
      const suffix = new RegExp(`[._-]${name}$`, "i");
      if (suffix.test(bare)) return { key: bare.replace(suffix, "").toLowerCase(), locale };
    }
  }
  const folders = bare.split("/");
  for (const locale of locales) {
    const at = folders
      .slice(0, -1)
      .findLastIndex((folder) => namesOf(locale).some((name) => name === folder.toLowerCase()));
    if (at >= 0)
      return {
        key: folders
          .filter((_, index) => index !== at)
          .join("/")
          .toLowerCase(),
        locale,
      };
  }
  return { key: bare.toLowerCase(), locale: null };
}

/** `zh-Hans`: that, and `zh`; for the languages a newsroom names in words, those. */
function namesOf(locale: string): string[] {
  const tag = locale.toLowerCase();
  const [language = tag] = tag.split("-");
  const words: Record<string, string[]> = { zh: ["cn", "chinese", "中文", "原文"], en: ["english", "英文", "译文"] };
  return [...new Set([tag, tag.replaceAll("-", "_"), language, ...(words[language] ?? [])])];
}

/** As people count: a2 before a10. */
function inOrder(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true }) || (a < b ? -1 : 1);
}
