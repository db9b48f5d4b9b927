import "server-only";
import { and, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { runChecks } from "#lib/checks/check.ts";
import { waiverPrint } from "#lib/checks/fingerprint.ts";
import type { CheckName } from "#lib/checks/issue.ts";
import { getSeverities } from "#lib/checks/queries.ts";
import { type Database, database } from "#lib/db/client.ts";
import { waivers } from "#lib/db/schema/translations.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { lockUnit } from "#lib/segments/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { getLocalePair } from "#lib/translations/queries.ts";
import type { Waiver } from "#lib/translations/translation.ts";

/** What one check found in one pair of texts, as its `fingerprint` names them. */
export type FoundIssue = {
  readonly articleId: string;
  readonly segmentId: string;
  readonly check: CheckName;
  readonly fingerprint: string;
};

/**
 * Answers, by name and with a reason, for what a check found: it blocks no
 * longer, until either text changes or, for a term, what the glossary says of it.
 * Throws `conflict` when these are no longer what was seen, `not_found` when the check finds nothing there,
 * `unit_empty` where there is no translation: nobody can answer for that.
 */
export async function waiveIssue(
  actor: Authorized<"issue.waive">,
  { reason, ...issue }: FoundIssue & { readonly reason: string },
  db: Database = database,
): Promise<Waiver> {
  return db.transaction(async (tx) => {
    const locales = await getLocalePair({ articleId: issue.articleId, locale: actor.locale }, tx);
    const { source, sourceText, unit } = await lockUnit({ ...issue, locale: actor.locale }, tx);
    const severities = await getSeverities(actor.locale, tx);
    const terms = await listTermsIn(locales, [sourceText], tx);
    const runs = { source, target: unit.target };
    const pair = { source: sourceText, target: plainText(unit.target), ...locales, terms, severities, runs };
    if (pair.target.trim() === "") throw new DomainError("unit_empty");
    if (waiverPrint(issue.check, pair) !== issue.fingerprint) throw new DomainError("conflict");
    if (!runChecks(pair).some((found) => found.check === issue.check)) throw new DomainError("not_found");

    const waiver = {
      segmentId: issue.segmentId,
      locale: actor.locale,
      checkName: issue.check,
      fingerprint: issue.fingerprint,
    };
    await tx
      .insert(waivers)
      .values({ ...waiver, reason, waivedBy: actor.id })
      .onConflictDoUpdate({
        target: [waivers.segmentId, waivers.locale, waivers.checkName, waivers.fingerprint],
        set: { reason, waivedBy: actor.id },
      });
    await recordEvent(actor, "issue.waived", aboutOf(actor.locale, issue, { reason }), tx);
    return { check: issue.check, fingerprint: issue.fingerprint, reason, waivedBy: actor.name };
  });
}

/** Takes a waiver back, whoever gave it. Nothing happens when there is none. */
export async function endWaiver(
  actor: Authorized<"issue.waive">,
  issue: FoundIssue,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    await getLocalePair({ articleId: issue.articleId, locale: actor.locale }, tx);
    await lockUnit({ ...issue, locale: actor.locale }, tx);
    const ended = await tx
      .delete(waivers)
      .where(
        and(
          eq(waivers.segmentId, issue.segmentId),
          eq(waivers.locale, actor.locale),
          eq(waivers.checkName, issue.check),
          eq(waivers.fingerprint, issue.fingerprint),
        ),
      )
      .returning({ reason: waivers.reason });
    if (ended.length > 0) await recordEvent(actor, "issue.waiver_ended", aboutOf(actor.locale, issue, {}), tx);
  });
}

function aboutOf(locale: string, issue: FoundIssue, details: Readonly<Record<string, string>>) {
  return { articleId: issue.articleId, locale, subject: issue.segmentId, details: { check: issue.check, ...details } };
}
