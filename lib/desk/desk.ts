import type { Actor } from "#lib/auth/policy.ts";
import { can } from "#lib/auth/policy.ts";
import { countSegments, type Progress } from "#lib/translations/translation.ts";

/** What can wait for somebody, in the order the desk shows it. */
export const queueNames = ["returned", "toReview", "corrections", "toTranslate", "outOfDate", "toPublish"] as const;
export type QueueName = (typeof queueNames)[number];

/** One translation in a queue. `count`: sentences, or suggestions; `since`: when the first of them came. */
export type QueueItem = {
  readonly articleId: string;
  readonly sourceLocale: string;
  readonly headline: string;
  readonly locale: string;
  readonly count: number;
  readonly since: Date;
};

/** What waits for somebody. `translations`: how many in all; `oldest`: of all; `items`: the first few. */
export type Queue = {
  readonly name: QueueName;
  readonly translations: number;
  readonly oldest: Date | null;
  readonly items: readonly QueueItem[];
};

/** The target locales somebody works in, for each kind of work. */
export type Scopes = Readonly<Record<"translate" | "review" | "corrections" | "publish", readonly string[]>>;

/** Of the newsroom's `locales`, those `actor` works in. */
export function scopesOf(actor: Actor, locales: readonly string[]): Scopes {
  return {
    translate: locales.filter((locale) => can(actor, "translation.write", locale)),
    review: locales.filter((locale) => can(actor, "unit.review", locale)),
    corrections: locales.filter((locale) => can(actor, "correction.review", locale)),
    publish: locales.filter((locale) => can(actor, "translation.publish", locale)),
  };
}

/** How one locale of an article stands. `changed`: the desk has more than readers see. */
export const standings = ["published", "changed", "stale", "withdrawn", "ready", "begun", "none"] as const;
export type Standing = (typeof standings)[number];

/** A locale of an article in the list of all articles. */
export type ListedLocale = {
  readonly locale: string;
  readonly standing: Standing;
  readonly done: number;
  readonly total: number;
};

/** An article in the list of all articles, its original first. */
export type ListedArticle = {
  readonly articleId: string;
  readonly slug: string | null;
  readonly sourceLocale: string;
  readonly headline: string;
  readonly updatedAt: Date;
  readonly original: Standing;
  readonly translations: readonly ListedLocale[];
};

/** What the list says of a translation. */
export function standingOf(translation: {
  readonly published: boolean;
  readonly withdrawn: boolean;
  readonly progress: Progress;
}): Standing {
  const { published, withdrawn, progress } = translation;
  const total = countSegments(progress);
  if (published && progress.stale + progress.untranslated > 0) return "stale";
  if (published) return progress.reviewed < total ? "changed" : "published";
  if (withdrawn) return "withdrawn";
  if (progress.untranslated === total) return "none";
  return progress.reviewed === total ? "ready" : "begun";
}

/** Working days within which readers are told what became of their suggestion. */
const promisedDays = 2;

/** Whether a suggestion has waited longer than readers are promised: two working days, Monday to Friday in UTC. */
export function isOverdue(since: Date, now: Date): boolean {
  const deadline = new Date(since);
  for (let days = 0; days < promisedDays; ) {
    deadline.setUTCDate(deadline.getUTCDate() + 1);
    if (deadline.getUTCDay() % 6 !== 0) days += 1;
  }
  return now > deadline;
}

/** Articles on one page of the list. */
export const pageSize = 50;
