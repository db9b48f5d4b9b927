import type { Job } from "#lib/jobs/job.ts";

/** Rows that a request applies by itself; more of them are a job. */
export const mostAtOnce = 200;

/** Rows that one transaction of the job applies. */
export const rowsAStep = 50;

/** The job of a file: one at a time, whatever the locale. */
export function applyingKey(fileId: string): string {
  return `exchange.apply:${fileId}`;
}

/** What the job is to do: rows of the file for `locale` by their place, 0-based, each with a digest of what was seen of it. */
export type ApplyingPayload = {
  readonly fileId: string;
  readonly locale: string;
  readonly stand: boolean;
  readonly rows: readonly (readonly [place: number, digest: string])[];
};

/** How far it is. `passed`: sentences that somebody has changed since the preview, which it left as they are. `articles`: two at most, to tell one from several. `left`: the file has rows still, for this locale or for others. */
export type ApplyingState = {
  readonly written: number;
  readonly proposed: number;
  readonly passed: number;
  readonly articles: readonly string[];
  readonly left: boolean;
};

/** What became of it. `articleId`: the one article it was for; null for several. */
export type ApplyingResult = Omit<ApplyingState, "articles"> & {
  readonly locale: string;
  readonly articleId: string | null;
};

/** A file that is being applied, or was. `result` null: it has not come to its end. */
export type Applying = Pick<Job, "status" | "done" | "total"> & { readonly result: ApplyingResult | null };

export function isUnderWay(job: Pick<Job, "status"> | null): boolean {
  return job?.status === "waiting" || job?.status === "running";
}

/** Where the exchange screen says what became of a file, below its own address. */
export function addressOfApplied(
  fileId: string,
  { written, proposed, passed, locale, articleId, left }: ApplyingResult,
) {
  const counts = { written: String(written), proposed: String(proposed), passed: String(passed), target: locale };
  const query = new URLSearchParams({ ...counts, ...(articleId && { in: articleId }) });
  return `${left ? `/${fileId}` : ""}?${query}`;
}
