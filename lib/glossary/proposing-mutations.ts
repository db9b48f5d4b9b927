import "server-only";
import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { termProposals, terms } from "#lib/db/schema/glossary.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { assertSound, sameTermContent, searchText, type TermContent, type TermDetails } from "./entry.ts";
import { assertOwnPending } from "./proposal.ts";
import { findTermAt } from "./queries.ts";

/** What somebody wants the glossary to say. `termId` and `version`: of the term they had before them, null for a new one. */
export type ProposedTerm = {
  readonly termId: string | null;
  readonly version: number | null;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly content: TermContent;
  readonly comment: string;
};

/** A proposal at the version somebody had before them. */
export type SeenProposal = { readonly proposalId: string; readonly version: number };

/**
 * Proposes a new term, or a change of one, for a target locale; nothing is in
 * force before a reviewer approves it. A change without renderings proposes
 * that the term go.
 *
 * Throws `term_exists` (`termId`) for a text that is a term already,
 * `term_proposed` (`proposalId`) when something is waiting for this term and
 * locale, `term_unchanged`, `conflict` with the `current` content and `version`
 * when the term has changed since it was read, `not_found`, `invalid_input` for
 * locales the newsroom does not have, and what `findRenderingFault` finds.
 */
export async function proposeTerm(
  actor: Authorized<"term.propose">,
  proposed: ProposedTerm,
  db: Database = database,
): Promise<{ readonly proposalId: string }> {
  return db.transaction(async (tx) => {
    const { content, sourceLocale, locale, termId } = proposed;
    const { locales } = await getNewsroom(tx);
    const known = sourceLocale !== locale && locales.includes(sourceLocale) && locales.includes(locale);
    if (!known) throw new DomainError("invalid_input", { fields: "locale" });
    assertSound(content);

    const base = termId === null ? null : await findTermAt(termId, locale, tx);
    if (termId !== null && base?.sourceLocale !== sourceLocale) throw new DomainError("not_found");
    if (base && base.version !== proposed.version) {
      throw new DomainError("conflict", { current: base.content, version: base.version });
    }
    if (base && sameTermContent(base.content, content)) throw new DomainError("term_unchanged");
    if (!base && content.renderings.length === 0) throw new DomainError("invalid_input", { fields: "renderings" });
    await assertTextFree(sourceLocale, content, termId, tx);

    const [inserted] = await tx
      .insert(termProposals)
      .values(proposalRow(actor, proposed, base?.content ?? null))
      .onConflictDoNothing()
      .returning({ proposalId: termProposals.id });
    if (!inserted) throw new DomainError("term_proposed", await findRival(proposed, null, tx));
    const about = { locale, subject: inserted.proposalId, details: { text: content.text, termId } };
    await recordEvent(actor, "term.proposed", about, tx);
    return inserted;
  });
}

/** Changes what one has proposed, while nobody has decided on it. Throws what `assertOwnPending` and `proposeTerm` throw. */
export async function reviseProposal(
  actor: Authorized<"term.propose">,
  seen: SeenProposal & { readonly content: TermContent; readonly comment: string },
  db: Database = database,
): Promise<void> {
  const { content, comment } = seen;
  await db.transaction(async (tx) => {
    const proposal = await lockProposal(seen.proposalId, tx);
    assertOwnPending(proposal, seen.version, actor);
    assertSound(content);
    if (proposal.base === null && content.renderings.length === 0) throw new DomainError("invalid_input");
    await assertTextFree(proposal.sourceLocale, content, proposal.termId, tx);
    const rival = proposal.termId === null ? await findRival({ ...proposal, content }, proposal.id, tx) : null;
    if (rival?.proposalId) throw new DomainError("term_proposed", rival);
    await tx
      .update(termProposals)
      .set({ ...contentColumns(content), comment, version: sql`${termProposals.version} + 1` })
      .where(eq(termProposals.id, proposal.id));
    const about = { locale: proposal.locale, subject: proposal.id, details: { text: content.text } };
    await recordEvent(actor, "term.revised", about, tx);
  });
}

/** Takes back what one has proposed. Throws what `assertOwnPending` throws, and `not_found`. */
export async function withdrawProposal(
  actor: Authorized<"term.propose">,
  seen: SeenProposal,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const proposal = await lockProposal(seen.proposalId, tx);
    assertOwnPending(proposal, seen.version, actor);
    await tx
      .update(termProposals)
      .set({ status: "withdrawn", decidedBy: actor.id, decidedAt: sql`now()` })
      .where(eq(termProposals.id, proposal.id));
    const about = { locale: proposal.locale, subject: proposal.id, details: { text: proposal.text } };
    await recordEvent(actor, "term.withdrawn", about, tx);
  });
}

/** A proposal as it is kept. `base`: what the term says now; null for a new one. */
export function proposalRow(
  actor: { readonly id: string },
  proposed: ProposedTerm,
  base: TermContent | null,
): typeof termProposals.$inferInsert {
  const { termId, sourceLocale, locale, content, comment } = proposed;
  return { termId, base, sourceLocale, locale, comment, ...contentColumns(content), proposedBy: actor.id };
}

function contentColumns(content: TermContent) {
  const { text, sense, renderings } = content;
  return { content, text, sense, search: searchText(content, renderings) };
}

async function lockProposal(proposalId: string, tx: Database): Promise<typeof termProposals.$inferSelect> {
  const [proposal] = await tx.select().from(termProposals).where(eq(termProposals.id, proposalId)).for("update");
  if (!proposal) throw new DomainError("not_found");
  return proposal;
}

/** Throws `term_exists` when another term has this text and sense. */
async function assertTextFree(
  sourceLocale: string,
  { text, sense }: Pick<TermDetails, "text" | "sense">,
  termId: string | null,
  tx: Database,
): Promise<void> {
  const [other] = await tx
    .select({ termId: terms.id })
    .from(terms)
    .where(
      and(
        eq(terms.sourceLocale, sourceLocale),
        eq(terms.text, text),
        eq(terms.sense, sense),
        termId === null ? undefined : ne(terms.id, termId),
      ),
    );
  if (other) throw new DomainError("term_exists", { term: text, termId: other.termId });
}

/** What else is waiting for this term and locale. */
async function findRival(
  wanted: Pick<ProposedTerm, "termId" | "sourceLocale" | "locale" | "content">,
  except: string | null,
  tx: Database,
): Promise<{ readonly proposalId?: string }> {
  const { termId, content } = wanted;
  const same =
    termId === null
      ? and(
          isNull(termProposals.termId),
          eq(termProposals.sourceLocale, wanted.sourceLocale),
          eq(termProposals.text, content.text),
          eq(termProposals.sense, content.sense),
        )
      : eq(termProposals.termId, termId);
  const [rival] = await tx
    .select({ proposalId: termProposals.id })
    .from(termProposals)
    .where(
      and(
        same,
        eq(termProposals.locale, wanted.locale),
        eq(termProposals.status, "pending"),
        except === null ? undefined : ne(termProposals.id, except),
      ),
    );
  return rival ?? {};
}
