import { decodeTextFile } from "./decode-text.ts";
import type { ArchiveLimits } from "./limits.ts";
import { openZip } from "./zip.ts";

/**
 * Reads a file's bytes, in the child process and nowhere else: it may take all
 * of its time and memory, and should it go wrong only the child ends. What it
 * is given and what it gives can be cloned (`structuredClone`). It refuses with
 * `refuse`; what else it throws counts as `file_broken`. It opens no file and
 * reaches no network.
 */
export type Parser = (bytes: Uint8Array, options: never) => unknown;

/** Every parser by its name, read when it is asked for. To add one is a line here; its file imports nothing that has effects. */
export const parsers = {
  text: async () => (bytes: Uint8Array) => decodeTextFile(bytes),
  document: async () => (await import("#lib/imports/document-parser.ts")).parseDocument,
  archive: async () => (bytes: Uint8Array, limits: ArchiveLimits) =>
    openZip(bytes, limits).map((entry) => ({ name: entry.name, content: entry.read() })),
  exchange: async () => (await import("#lib/interchange/upload.ts")).readUploaded,
} as const satisfies Record<string, () => Promise<Parser>>;

export type ParserName = keyof typeof parsers;
type ParserOf<Name extends ParserName> = Awaited<ReturnType<(typeof parsers)[Name]>>;
export type ParserOptions<Name extends ParserName> =
  ParserOf<Name> extends (bytes: Uint8Array) => unknown ? undefined : Parameters<ParserOf<Name>>[1];
export type ParserValue<Name extends ParserName> = Awaited<ReturnType<ParserOf<Name>>>;
