import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { termProposals } from "#lib/db/schema/glossary.ts";
import { newsroom as newsroomTable } from "#lib/db/schema/newsroom.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvents } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { purgePages } from "#lib/publishing/purge.ts";
import { assertSound, type TermContent } from "./entry.ts";
import { assertDecidable, mergeProposal } from "./proposal.ts";
import type { SeenProposal } from "./proposing-mutations.ts";
import { findTermsAt, keyOf } from "./queries.ts";
import { forgetPagesWith, pagesPublishedMeanwhile } from "./shown-mutations.ts";
import { mintTermId, type TermChange, writeTerms } from "./term-mutations.ts";

/** Answers proposals for one reason, all or none. Throws `reason_required`, `not_found` and what `assertDecidable` throws. */
export async function declineProposals(
  actor: Authorized<"term.review">,
  input: { readonly seen: readonly SeenProposal[]; readonly reason: string },
  db: Database = database,
): Promise<void> {
  const reason = input.reason.trim();
  if (reason === "") throw new DomainError("reason_required");
  await db.transaction(async (tx) => {
    const decided = await lockDecidable(actor, input.seen, tx);
    const closed = decided.map(({ proposal }) => ({ proposalId: proposal.id, termId: proposal.termId }));
    await close(closed, { status: "declined", decidedBy: actor.id, reason }, tx);
    await recordDecisions(actor, "term.declined", decided, { reason }, tx);
  });
}

/** An approved proposal and the term it is in force as. */
export type ApprovedTerm = { readonly proposalId: string; readonly termId: string };

/**
 * Puts proposals in force, all or none, as `mergeProposal` reads them, and makes
 * the pages that show these terms old. `edited` is the reviewer's own wording of
 * the only one.
 *
 * Throws what `assertDecidable` and `mergeProposal` throw, `term_exists` when
 * another term has the text by now, and `not_found`.
 */
export async function approveProposals(
  actor: Authorized<"term.review">,
  input: { readonly seen: readonly SeenProposal[]; readonly edited?: TermContent },
  db: Database = database,
): Promise<ApprovedTerm[]> {
  if (input.edited) assertSound(input.edited);
  const { approved, texts, tags, since } = await db.transaction(async (tx) => {
    // One approval at a time: two proposals for the same new term in two locales make one term.
    await tx.select({ id: newsroomTable.id }).from(newsroomTable).for("update");
    const decided = await lockDecidable(actor, input.seen, tx);
    const edited = decided.length === 1 ? input.edited : undefined;
    const wanted = decided.map(({ proposal }) => (edited ? { ...proposal, content: edited } : proposal));
    const changes = await mergeAll(actor.locale, wanted, tx);
    const touched = await writeTerms(actor, changes, tx);
    await close(changes, { status: "approved", decidedBy: actor.id, reason: "" }, tx);
    await recordDecisions(actor, "term.approved", decided, edited ? { edited: true } : {}, tx);
    const approved = changes.map(({ termId, proposalId }) => ({ termId, proposalId }));
    return { approved, texts: touched, ...(await forgetPagesWith(touched, tx)) };
  });
  purgePages(tags);
  purgePages(await pagesPublishedMeanwhile(texts, since, db));
  return approved;
}

type Proposal = typeof termProposals.$inferSelect;
type Decided = { readonly proposal: Proposal; readonly own: boolean };

/** What is to be decided, in the order of ids, so that two reviewers at once cannot wait for each other. */
async function lockDecidable(
  actor: Authorized<"term.review">,
  seen: readonly SeenProposal[],
  tx: Database,
): Promise<Decided[]> {
  const versions = new Map(seen.map(({ proposalId, version }) => [proposalId, version]));
  const rows = await tx
    .select()
    .from(termProposals)
    .where(and(inArray(termProposals.id, [...versions.keys()]), eq(termProposals.locale, actor.locale)))
    .orderBy(asc(termProposals.id))
    .for("update");
  if (rows.length < versions.size) throw new DomainError("not_found");
  const newsroom = await getNewsroom(tx);
  return rows.map((proposal) => ({
    proposal,
    own: assertDecidable(proposal, versions.get(proposal.id) ?? 0, actor, newsroom),
  }));
}

async function mergeAll(
  locale: string,
  proposals: readonly Proposal[],
  tx: Database,
): Promise<(TermChange & { readonly proposalId: string })[]> {
  const current = await findTermsAt(
    locale,
    proposals.map(({ termId, sourceLocale, content }) => ({ termId, sourceLocale, ...content })),
    tx,
  );
  const byId = new Map(current.map((term) => [term.termId, term]));
  const byText = new Map(current.map((term) => [keyOf(term.sourceLocale, term.content), term]));
  const taken = new Set<string>();
  return proposals.map((proposal) => {
    const { sourceLocale, base, termId } = proposal;
    const before = (termId === null ? byText.get(keyOf(sourceLocale, proposal.content)) : byId.get(termId)) ?? null;
    const content = mergeProposal(base, proposal.content, before?.content ?? null);
    const key = keyOf(sourceLocale, content);
    const other = byText.get(key);
    if (taken.has(key) || (other && other.termId !== before?.termId)) {
      throw new DomainError("term_exists", { term: content.text, ...(other && { termId: other.termId }) });
    }
    taken.add(key);
    return { proposalId: proposal.id, termId: before?.termId ?? mintTermId(), sourceLocale, before, content };
  });
}

async function close(
  closed: readonly { readonly proposalId: string; readonly termId: string | null }[],
  outcome: { readonly status: "approved" | "declined"; readonly decidedBy: string; readonly reason: string },
  tx: Database,
): Promise<void> {
  const rows = closed.map(({ proposalId, termId }) => ({ proposal_id: proposalId, term_id: termId }));
  await tx.execute(sql`
    update term_proposals
    set status = ${outcome.status}, decided_by = ${outcome.decidedBy}, decided_at = now(),
      decision_reason = ${outcome.reason}, term_id = closed.term_id
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as closed (proposal_id uuid, term_id text)
    where id = closed.proposal_id`);
}

async function recordDecisions(
  actor: Authorized<"term.review">,
  kind: "term.approved" | "term.declined",
  decided: readonly Decided[],
  details: Readonly<Record<string, unknown>>,
  tx: Database,
): Promise<void> {
  const aboutOf = ({ proposal }: Decided) => ({
    locale: actor.locale,
    subject: proposal.id,
    details: { text: proposal.text, ...details },
  });
  await recordEvents(actor, kind, decided.map(aboutOf), tx);
  const own = decided.filter((one) => one.own).map(aboutOf);
  const decisions = own.map((about) => ({ ...about, details: { ...about.details, decision: kind } }));
  await recordEvents(actor, "own_work.allowed", decisions, tx);
}
