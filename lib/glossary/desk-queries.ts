import "server-only";
import { and, asc, desc, eq, exists, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Authorized, can } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { termProposals, terms, termTranslations } from "#lib/db/schema/glossary.ts";
import { users } from "#lib/db/schema/people.ts";
import { DomainError } from "#lib/errors.ts";
import { searchable, type TermContent, type TermDetails, type TermKind, type TermRendering } from "./entry.ts";
import type { ProposalStatus } from "./proposal.ts";
import { termDetails } from "./queries.ts";

type Visitor = Authorized<"desk.visit">;

/** What a list of the glossary is narrowed to; empty and null ask for everything. */
export type GlossaryFilter = {
  readonly search: string;
  readonly kind: TermKind | null;
  /** Target locale. */
  readonly locale: string | null;
};

/** A term's renderings in one target locale. */
export type LocaleRenderings = {
  readonly locale: string;
  readonly renderings: readonly TermRendering[];
  readonly approvedBy: string;
  readonly approvedAt: Date;
};

export type ListedTerm = Pick<TermDetails, "text" | "sense" | "kind" | "pinyin" | "domain"> & {
  readonly termId: string;
  readonly sourceLocale: string;
  readonly translations: readonly LocaleRenderings[];
};

/** Terms on one page of a list. */
export const termsShown = 50;

/**
 * A page of the terms in force, as a dictionary orders them; those whose text
 * begins as the search does come first. `page` from 1; `total` of all pages.
 */
export async function listTerms(
  _actor: Visitor,
  filter: GlossaryFilter,
  page: number,
  db: Database = database,
): Promise<{ readonly total: number; readonly terms: ListedTerm[] }> {
  const wanted = searchable(filter.search.trim());
  const translated = db
    .select({ one: sql`1` })
    .from(termTranslations)
    .where(
      and(
        eq(termTranslations.termId, terms.id),
        filter.locale === null ? undefined : eq(termTranslations.locale, filter.locale),
      ),
    );
  const rows = await db
    .select({
      termId: terms.id,
      sourceLocale: terms.sourceLocale,
      text: terms.text,
      sense: terms.sense,
      kind: terms.kind,
      pinyin: terms.pinyin,
      domain: terms.domain,
      translations: translationsOf(filter.locale),
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(terms)
    .where(
      and(
        exists(translated),
        contains(terms.search, wanted),
        filter.kind === null ? undefined : eq(terms.kind, filter.kind),
      ),
    )
    .orderBy(
      ...(wanted === "" ? [] : [sql`strpos(${terms.search}, ${wanted}) <> 1`]),
      asc(terms.initial),
      asc(terms.sortKey),
      asc(terms.id),
    )
    .limit(termsShown)
    .offset((page - 1) * termsShown);
  return {
    total: rows[0]?.total ?? 0,
    terms: rows.map(({ total: _, translations, ...term }) => ({ ...term, translations: asDated(translations) })),
  };
}

/** A term with everything in force about it, whatever the locale. */
export type TermEntry = TermDetails & {
  readonly termId: string;
  readonly sourceLocale: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly translations: readonly LocaleRenderings[];
};

/** One term; without translations when it is in no use any more. Throws `not_found`. */
export async function getTerm(_actor: Visitor, termId: string, db: Database = database): Promise<TermEntry> {
  const [row] = await db
    .select({
      termId: terms.id,
      sourceLocale: terms.sourceLocale,
      version: terms.version,
      ...termDetails,
      createdAt: terms.createdAt,
      changedAt: terms.changedAt,
      translations: translationsOf(null),
    })
    .from(terms)
    .where(eq(terms.id, termId));
  if (!row) throw new DomainError("not_found");
  return { ...row, translations: asDated(row.translations) };
}

/** What somebody proposes, and what became of it. */
export type ListedProposal = {
  readonly proposalId: string;
  readonly termId: string | null;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly base: TermContent | null;
  readonly content: TermContent;
  readonly comment: string;
  readonly version: number;
  readonly status: ProposalStatus;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: Date;
  readonly deciderName: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string;
};

/** Pending proposals a list of the glossary shows at most. */
export const proposalsShown = 200;

/** What waits for a decision, the oldest first; `total` beyond what is shown. */
export async function listProposals(
  _actor: Visitor,
  filter: GlossaryFilter,
  db: Database = database,
): Promise<{ readonly total: number; readonly proposals: ListedProposal[] }> {
  const rows = await selectProposals(db, { total: sql<number>`(count(*) over ())::int` })
    .where(
      and(
        eq(termProposals.status, "pending"),
        contains(termProposals.search, searchable(filter.search.trim())),
        filter.kind === null ? undefined : sql`${termProposals.content} ->> 'kind' = ${filter.kind}`,
        filter.locale === null ? undefined : eq(termProposals.locale, filter.locale),
      ),
    )
    .orderBy(asc(termProposals.proposedAt), asc(termProposals.id))
    .limit(proposalsShown);
  return { total: rows[0]?.total ?? 0, proposals: rows.map(({ total: _, ...proposal }) => proposal) };
}

/** Everything that waits for this person's decision in their locales. */
export async function countProposals(actor: Visitor, db: Database = database): Promise<number> {
  const rows = await db
    .select({ locale: termProposals.locale, count: sql<number>`count(*)::int` })
    .from(termProposals)
    .where(eq(termProposals.status, "pending"))
    .groupBy(termProposals.locale);
  return rows.filter(({ locale }) => can(actor, "term.review", locale)).reduce((sum, { count }) => sum + count, 0);
}

/** One proposal. Throws `not_found`. */
export async function getProposal(
  _actor: Visitor,
  proposalId: string,
  db: Database = database,
): Promise<ListedProposal> {
  const [row] = await selectProposals(db, {}).where(eq(termProposals.id, proposalId));
  if (!row) throw new DomainError("not_found");
  return row;
}

/** Everything ever proposed for a term, the latest first. */
export async function listTermHistory(
  _actor: Visitor,
  termId: string,
  db: Database = database,
): Promise<ListedProposal[]> {
  return selectProposals(db, {})
    .where(eq(termProposals.termId, termId))
    .orderBy(desc(sql`coalesce(${termProposals.decidedAt}, ${termProposals.proposedAt})`), desc(termProposals.id))
    .limit(200);
}

const [proposers, deciders] = [alias(users, "proposers"), alias(users, "deciders")];

function selectProposals<Extra extends Record<string, SQL<unknown>>>(db: Database, extra: Extra) {
  return db
    .select({
      proposalId: termProposals.id,
      termId: termProposals.termId,
      sourceLocale: termProposals.sourceLocale,
      locale: termProposals.locale,
      base: termProposals.base,
      content: termProposals.content,
      comment: termProposals.comment,
      version: termProposals.version,
      status: termProposals.status,
      proposedBy: termProposals.proposedBy,
      proposerName: proposers.name,
      proposedAt: termProposals.proposedAt,
      deciderName: deciders.name,
      decidedAt: termProposals.decidedAt,
      decisionReason: termProposals.decisionReason,
      ...extra,
    })
    .from(termProposals)
    .innerJoin(proposers, eq(proposers.id, termProposals.proposedBy))
    .leftJoin(deciders, eq(deciders.id, termProposals.decidedBy))
    .$dynamic();
}

function contains(column: typeof terms.search | typeof termProposals.search, wanted: string): SQL | undefined {
  if (wanted === "") return undefined;
  return sql`${column} like ${`%${wanted.replace(/[\\%_]/g, "\\$&")}%`}`;
}

type JsonRenderings = Omit<LocaleRenderings, "approvedAt"> & { readonly approvedAt: string };

function translationsOf(locale: string | null) {
  return sql<JsonRenderings[]>`coalesce((
    select json_agg(json_build_object('locale', locale, 'renderings', renderings, 'approvedBy', approved_by,
      'approvedAt', approved_at) order by locale)
    from (
      select translation.locale,
        json_agg(json_build_object('text', translation.text, 'status', translation.status, 'note', translation.note)
          order by translation.position) as renderings,
        max(approver.name) as approved_by, max(translation.approved_at) as approved_at
      from term_translations translation
      join users approver on approver.id = translation.approved_by
      where translation.term_id = terms.id and (${locale}::text is null or translation.locale = ${locale}::text)
      group by translation.locale) by_locale), '[]'::json)`;
}

function asDated(translations: readonly JsonRenderings[]): LocaleRenderings[] {
  return translations.map((one) => ({ ...one, approvedAt: new Date(one.approvedAt) }));
}
