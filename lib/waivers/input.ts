import { z } from "zod";
import { checkNames } from "#lib/checks/issue.ts";
import { isLocale } from "#lib/locales/locale.ts";

const waiver = z.strictObject({
  articleId: z.guid(),
  target: z.string().max(35).refine(isLocale),
  segmentId: z.string().min(1).max(64),
  check: z.enum(checkNames),
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
});

/** Answering for an issue. Without a reason: `reason_required`. */
export const waiveIssueInput = waiver.extend({
  reason: z.string().trim().min(1, "reason_required").max(500, "text_too_long"),
});

/** Answering for it no longer. */
export const endWaiverInput = waiver;
