import type { Run } from "#lib/text/runs.ts";
import type { RevisionContent } from "./revision.ts";

/** A revision that readers see now. */
export type PublishedText = {
  readonly revisionId: string;
  readonly locale: string;
  /** Of the revision: from 1, per article and locale. */
  readonly number: number;
  readonly content: RevisionContent;
  /** When readers first saw the article in this locale, also across withdrawals. */
  readonly firstPublishedAt: Date;
  /** Since when they see this revision. */
  readonly publishedAt: Date;
};

/** What stands where a withdrawn text stood. */
export type Withdrawal = { readonly locale: string; readonly reason: string; readonly withdrawnAt: Date };

/** Everything a reader's page knows of an article. */
export type PublishedArticle = {
  readonly articleId: string;
  readonly slug: string;
  /** The address asked for is one the article used to have: readers belong at this one. */
  readonly redirectTo: string | null;
  readonly sourceLocale: string;
  readonly original: PublishedText | null;
  /** In the target asked for. */
  readonly translation: PublishedText | null;
  /** Of every locale, latest first. */
  readonly withdrawals: readonly Withdrawal[];
  /** Locales with something to read, the original's first. */
  readonly locales: readonly string[];
};

/** Headline and summary of a published text; `summary` is empty where there is none. */
export type PublishedEntry = {
  readonly locale: string;
  readonly headline: readonly Run[];
  readonly summary: readonly Run[];
  readonly publishedAt: Date;
};

/** An article on the front page: its original and every translation readers may open. */
export type PublishedPair = {
  readonly articleId: string;
  readonly slug: string;
  readonly section: string | null;
  readonly firstPublishedAt: Date;
  readonly original: PublishedEntry;
  /** In the order of their tags. */
  readonly translations: readonly PublishedEntry[];
};
