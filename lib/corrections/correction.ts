import { decidesOnOwn } from "#lib/auth/own-work.ts";
import type { Actor } from "#lib/auth/policy.ts";
import { DomainError } from "#lib/errors.ts";
import { isHan } from "#lib/locales/locale.ts";
import { hasForbiddenCharacters, stripInvisible } from "#lib/text/hygiene.ts";
import { plainText, type Run, sameRuns } from "#lib/text/runs.ts";

/** Why a reader thinks the sentence is wrong: their choice in the form. */
export const correctionReasons = ["meaning", "omission", "figure", "grammar", "style", "other"] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** What an accepted correction was, by the reviewer's judgement. `meaning` and `fact` are marked in the text. */
export const correctionClasses = ["meaning", "fact", "typo", "style"] as const;
export type CorrectionClass = (typeof correctionClasses)[number];

export const correctionStatuses = ["pending", "accepted", "accepted_with_edits", "declined", "superseded"] as const;
export type CorrectionStatus = (typeof correctionStatuses)[number];

/** What a reviewer usually says when a suggestion is not used. The database keeps the key; each reader sees their own language. */
export const declineReasons = ["accurate", "meaning", "house_style", "preference", "unconfirmed", "unusable"] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** What the form takes, in characters a reader would count (code points). */
export const correctionLimits = { proposed: 2_000, note: 280, evidenceUrl: 2_000, creditName: 80, email: 200 } as const;

/** A person needs at least this long from opening the form to sending it. */
export const hastySeconds = 3;

/** What is asked of a correction before anybody decides on it. */
export type Judged = {
  readonly status: CorrectionStatus;
  readonly base: readonly Run[];
  readonly proposed: string;
  readonly suggestedBy: string | null;
};

/** Whether the newsroom lets people decide on what they suggested themselves. */
type OwnWorkRule = { readonly ownWorkAllowed: boolean };

/**
 * Throws unless `actor` may decide on `correction` at all: `correction_closed`
 * once somebody has, `own_correction` when it is their own and the newsroom
 * does not allow that. True when it is their own and allowed: the caller
 * records it.
 */
export function assertDecidable(correction: Judged, actor: Actor, newsroom: OwnWorkRule): boolean {
  if (correction.status !== "pending") throw new DomainError("correction_closed", { status: correction.status });
  return decidesOnOwn(actor, [correction.suggestedBy], newsroom, "own_correction");
}

/**
 * Throws unless `actor` may accept `correction` as it is over `currentTarget`.
 *
 * `base` is the target the reader saw. When someone has since changed the
 * target, accepting would undo their work unseen (`correction_conflict`), so
 * the reviewer must decide on the text again; unless what they changed it to is
 * exactly what the reader proposed. True as for `assertDecidable`.
 */
export function assertAcceptable(
  correction: Judged,
  currentTarget: readonly Run[],
  actor: Actor,
  newsroom: OwnWorkRule,
): boolean {
  const own = assertDecidable(correction, actor, newsroom);
  if (!isAcceptable(correction, currentTarget)) {
    throw new DomainError("correction_conflict", { currentTarget: plainText(currentTarget) });
  }
  return own;
}

/** Whether the proposal can be accepted as it is: the sentence still stands as the reader saw it, or already as they want it. */
export function isAcceptable(correction: Pick<Judged, "base" | "proposed">, currentTarget: readonly Run[]): boolean {
  return sameRuns(correction.base, currentTarget) || plainText(currentTarget) === correction.proposed;
}

/** The class to begin with: the reviewer decides. */
export function classOfReason(reason: CorrectionReason): CorrectionClass {
  return classes[reason];
}

const classes: Record<CorrectionReason, CorrectionClass> = {
  meaning: "meaning",
  omission: "meaning",
  figure: "fact",
  grammar: "typo",
  style: "style",
  other: "style",
};

/** Whether a correction of this class leaves a mark in the text. The others are listed in the history only. */
export function isPubliclyMarked(kind: CorrectionClass): boolean {
  return kind === "meaning" || kind === "fact";
}

/** What people say on the telephone: `C-1043`. */
export function correctionName(number: number): string {
  return `C-${number}`;
}

/**
 * A reader's text as it is kept: NFC, one line unless the sentence itself has
 * several, without blanks at the ends and invisible left-overs of a paste.
 *
 * `base`: the plain text they saw. Throws `invalid_characters` for control and
 * bidi-override characters, `text_too_long` beyond `correctionLimits.proposed`,
 * `invalid_input` when nothing is left, `correction_unchanged` when a reader
 * could not tell it from `base`.
 */
export function parseProposal(text: string, base: string, locale: string): string {
  const typed = text.replace(/\r\n?/g, "\n");
  if (hasForbiddenCharacters(typed)) throw new DomainError("invalid_characters");
  const proposal = tidy(typed, base.includes("\n"), locale);
  if (characters(proposal) > correctionLimits.proposed) {
    throw new DomainError("text_too_long", { maximum: correctionLimits.proposed });
  }
  if (proposal === "") throw new DomainError("invalid_input", { fields: "proposed" });
  if (proposal === tidy(base, base.includes("\n"), locale)) throw new DomainError("correction_unchanged");
  return proposal;
}

/** Length as a reader would count it: code points. */
export function characters(text: string): number {
  return Array.from(text).length;
}

function tidy(text: string, hasLines: boolean, locale: string): string {
  const clean = stripInvisible(text).replaceAll("\u00A0", " ").trim();
  if (hasLines) return clean.replace(/[ \t]+$/gm, "");
  return clean.replace(/\s*\n\s*/g, isHan(locale) ? "" : " ").replace(/[ \t]+/g, " ");
}

/** Whether it looks like a program's work: it filled the field no person sees, or was quicker than any person. */
export function looksAutomatic(signs: { readonly trap: string; readonly secondsTaken: number }): boolean {
  return signs.trap !== "" || !(signs.secondsTaken >= hastySeconds);
}

export const outcomes = [
  "received",
  "accepted",
  "published",
  "published_with_edits",
  "declined",
  "superseded",
] as const;

/** What a reader is told became of it. Accepted is not published until a revision carries it. */
export type Outcome = (typeof outcomes)[number];

/** `published`: whether a revision since the acceptance carries the sentence. */
export function outcomeOf(status: CorrectionStatus, published: boolean): Outcome {
  if (status === "pending") return "received";
  if (status === "declined" || status === "superseded") return status;
  if (!published) return "accepted";
  return status === "accepted" ? "published" : "published_with_edits";
}

/** Details of a `conflict` over a suggestion: what readers see now. Plain texts; `publishedAt` as ISO 8601; null where the sentence is no more. */
export type SentenceUpdate = {
  readonly revisionId: string;
  readonly current: string | null;
  readonly source: string | null;
  readonly publishedAt: string;
};
