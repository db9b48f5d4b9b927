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
