/** What reading one file may cost. */
export type ReadingLimits = {
  /** Of the file itself, in bytes. */
  readonly bytes: number;
  /** From handing the file over to its contents, in milliseconds. */
  readonly milliseconds: number;
  /** Of the process that reads, in megabytes. */
  readonly memory: number;
};

/** For one document: thirty seconds, as much memory as half a gigabyte. */
export const documentLimits: ReadingLimits = { bytes: 20_000_000, milliseconds: 30_000, memory: 512 };

/** What an archive may hold. */
export type ArchiveLimits = {
  readonly entries: number;
  /** All entries together, unpacked, in bytes. */
  readonly unpacked: number;
  /** Unpacked to packed, of one entry; small ones are never too much. */
  readonly ratio: number;
};

/** A document that is an archive inside: DOCX, XLSX. Its XML repeats itself, and packs well. */
export const documentArchiveLimits: ArchiveLimits = { entries: 2_000, unpacked: 120_000_000, ratio: 250 };

/** Elements inside elements; what people write stays below fifty. */
export const maximumDepth = 256;
