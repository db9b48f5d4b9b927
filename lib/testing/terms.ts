import type { Actor } from "#lib/auth/policy.ts";
import { grant } from "#lib/auth/policy.ts";
import type { Database } from "#lib/db/client.ts";
import { emptyDetails, type TermContent, type TermDetails } from "#lib/glossary/entry.ts";
import { approveProposals } from "#lib/glossary/mutations.ts";
import { proposeTerm } from "#lib/glossary/proposing-mutations.ts";
import { findTermAt } from "#lib/glossary/queries.ts";
import { createUser } from "./factories.ts";

/**
 * A term's content. A rendering that begins with `-` is forbidden, one with `~`
 * admitted, any other preferred.
 */
export function termContent(
  text: string,
  renderings: readonly string[],
  change: Partial<TermDetails> = {},
): TermContent {
  return {
    ...emptyDetails,
    text,
    ...change,
    renderings: renderings.map((words) => ({
      text: words.replace(/^[-~]/, ""),
      status: words.startsWith("-") ? "forbidden" : words.startsWith("~") ? "admitted" : "preferred",
      note: "",
    })),
  };
}

/** Proposes `content` in English as somebody else's work, or as `actor`'s: a change where `termId` names a term. */
export async function propose(
  db: Database,
  content: TermContent,
  change: { readonly termId?: string; readonly locale?: string; readonly actor?: Actor } = {},
): Promise<{ readonly proposalId: string }> {
  const { termId = null, locale = "en" } = change;
  const actor = change.actor ?? (await createUser(db, "translator:en"));
  const term = termId === null ? null : await findTermAt(termId, locale, db);
  return proposeTerm(
    grant(actor, "term.propose"),
    { termId, version: term?.version ?? null, sourceLocale: "zh", locale, content, comment: "" },
    db,
  );
}

/** A term in force, proposed by one person and approved by another. */
export async function createTerm(
  db: Database,
  text: string,
  renderings: readonly string[],
  change: Partial<TermDetails> & { readonly locale?: string } = {},
): Promise<string> {
  const { locale = "en", ...details } = change;
  const reviewer = grant(await createUser(db, `reviewer:${locale}`), "term.review", locale);
  const { proposalId } = await propose(db, termContent(text, renderings, details), { locale });
  const [approved] = await approveProposals(reviewer, { seen: [{ proposalId, version: 1 }] }, db);
  if (!approved) throw new Error("nothing was approved");
  return approved.termId;
}
