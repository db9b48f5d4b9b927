import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { termProposals } from "#lib/db/schema/glossary.ts";
import { newsroom as newsroomTable } from "#lib/db/schema/newsroom.ts";
import { recordEvents } from "#lib/events/record.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { sameTermContent, type TermContent } from "./entry.ts";
import { proposalRow } from "./proposing-mutations.ts";
import { findTermsAt, keyOf, type TermAt } from "./queries.ts";
import type { ReadTerm, ReadTerms, TermFault } from "./term-file.ts";

/** What a file would do to the glossary. */
export type TermImport = {
  /** Terms it would propose that there are not yet, and changes of those there are. */
  readonly added: number;
  readonly changed: number;
  /** What the glossary says already, and what waits for a decision already. */
  readonly same: number;
  readonly waiting: number;
  readonly faults: readonly TermFault[];
};

type Actor = Authorized<"term.propose">;

/** What importing the terms of a file would do; nothing is written. */
export async function previewImport(_actor: Actor, read: ReadTerms, db: Database = database): Promise<TermImport> {
  return summarize(await plan(read, db));
}

/**
 * Proposes the terms of a file, in one transaction: they wait for a reviewer
 * like any other. What a file says nothing of stays as it is. Rows with a fault
 * are left out, as the preview said; what has come to be the same or to wait in
 * the meantime is left alone.
 */
export async function importTerms(actor: Actor, read: ReadTerms, db: Database = database): Promise<TermImport> {
  return db.transaction(async (tx) => {
    // Approvals wait: nobody changes a term between looking at it and proposing to change it.
    await tx.select({ id: newsroomTable.id }).from(newsroomTable).for("update");
    const planned = await plan(read, tx);
    const wanted = planned.terms.filter(({ effect }) => effect === "added" || effect === "changed");
    for (let from = 0; from < wanted.length; from += 1_000) {
      const part = wanted.slice(from, from + 1_000);
      const inserted = await tx
        .insert(termProposals)
        .values(
          part.map(({ term, current, content }) => {
            const { sourceLocale, locale } = term;
            const proposed = {
              termId: current?.termId ?? null,
              version: null,
              sourceLocale,
              locale,
              content,
              comment: "",
            };
            return proposalRow(actor, proposed, current?.content ?? null);
          }),
        )
        .onConflictDoNothing()
        .returning({ subject: termProposals.id, locale: termProposals.locale, text: termProposals.text });
      const about = inserted.map(({ subject, locale, text }) => ({
        subject,
        locale,
        details: { text, imported: true },
      }));
      await recordEvents(actor, "term.proposed", about, tx);
    }
    return summarize(planned);
  });
}

type Planned = {
  readonly term: ReadTerm;
  readonly current: TermAt | null;
  readonly content: TermContent;
  readonly effect: "added" | "changed" | "same" | "waiting";
};

type Plan = { readonly terms: readonly Planned[]; readonly faults: readonly TermFault[] };

async function plan({ terms: read, faults }: ReadTerms, db: Database): Promise<Plan> {
  const { locales } = await getNewsroom(db);
  const foreign = (term: ReadTerm) => [term.sourceLocale, term.locale].find((tag) => !locales.includes(tag));
  const known = read.filter((term) => foreign(term) === undefined);
  const strange = read.flatMap((term): TermFault[] => {
    const tag = foreign(term);
    return tag === undefined ? [] : [{ line: term.line, code: "locale", about: tag }];
  });
  const planned: Planned[] = [];
  for (const locale of new Set(known.map((term) => term.locale))) {
    const part = known.filter((term) => term.locale === locale);
    const refs = part.map(({ sourceLocale, content }) => ({ termId: null, sourceLocale, ...content }));
    const current = new Map(
      (await findTermsAt(locale, refs, db)).map((term) => [keyOf(term.sourceLocale, term.content), term]),
    );
    const waiting = await findWaiting(locale, part, db);
    for (const term of part) planned.push(planOne(term, current, waiting));
  }
  return { terms: planned, faults: [...faults, ...strange].sort((a, b) => a.line - b.line) };
}

function planOne(term: ReadTerm, known: ReadonlyMap<string, TermAt>, waiting: ReadonlySet<string>): Planned {
  const key = keyOf(term.sourceLocale, term.content);
  const current = known.get(key) ?? null;
  const given = Object.fromEntries(term.given.map((name) => [name, term.content[name]]));
  const content = current ? { ...current.content, ...given, renderings: term.content.renderings } : term.content;
  if (current && sameTermContent(current.content, content)) return { term, current, content, effect: "same" };
  if (waiting.has(key)) return { term, current, content, effect: "waiting" };
  return { term, current, content, effect: current ? "changed" : "added" };
}

/** Texts and senses that something waits for in this locale. */
async function findWaiting(locale: string, part: readonly ReadTerm[], db: Database): Promise<Set<string>> {
  const texts = [...new Set(part.map(({ content }) => content.text))];
  const found = new Set<string>();
  for (let from = 0; from < texts.length; from += 5_000) {
    const rows = await db
      .select({ sourceLocale: termProposals.sourceLocale, text: termProposals.text, sense: termProposals.sense })
      .from(termProposals)
      .where(
        and(
          eq(termProposals.status, "pending"),
          eq(termProposals.locale, locale),
          inArray(termProposals.text, texts.slice(from, from + 5_000)),
        ),
      );
    for (const row of rows) found.add(keyOf(row.sourceLocale, row));
  }
  return found;
}

function summarize({ terms: planned, faults }: Plan): TermImport {
  const count = (effect: Planned["effect"]) => planned.filter((one) => one.effect === effect).length;
  return { added: count("added"), changed: count("changed"), same: count("same"), waiting: count("waiting"), faults };
}
