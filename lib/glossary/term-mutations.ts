import "server-only";
import { randomInt } from "node:crypto";
import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { terms, termTranslations } from "#lib/db/schema/glossary.ts";
import { searchText, type TermContent, termHead } from "./entry.ts";
import { orderTerm } from "./order.ts";
import type { TermAt } from "./queries.ts";
import type { TermText } from "./shown-mutations.ts";

/** A term as it is to be. `before`: what stood there, in this locale. */
export type TermChange = {
  readonly termId: string;
  readonly sourceLocale: string;
  readonly before: TermAt | null;
  readonly content: TermContent;
};

/** Writes terms and their translations into the actor's locale. Gives the words, old and new, that stand in the articles whose pages show them. */
export async function writeTerms(
  actor: { readonly id: string; readonly locale: string },
  changes: readonly TermChange[],
  tx: Database,
): Promise<TermText[]> {
  const ids = changes.map(({ termId }) => termId);
  const others = new Map<string, { text: string }[]>();
  for (let from = 0; from < ids.length; from += 1_000) {
    const rows = await tx
      .select({ termId: termTranslations.termId, text: termTranslations.text })
      .from(termTranslations)
      .where(
        and(inArray(termTranslations.termId, ids.slice(from, from + 1_000)), ne(termTranslations.locale, actor.locale)),
      )
      .orderBy(termTranslations.termId, termTranslations.locale, termTranslations.position);
    for (const { termId, text } of rows) others.set(termId, [...(others.get(termId) ?? []), { text }]);
  }
  for (let from = 0; from < changes.length; from += 1_000) {
    const part = changes.slice(from, from + 1_000);
    const rows = part.map((change) => termRow(change, others.get(change.termId) ?? []));
    const overwrite = Object.fromEntries(
      Object.entries(writtenColumns).map(([key, name]) => [key, sql.raw(`excluded.${name}`)]),
    );
    await tx
      .insert(terms)
      .values(rows)
      .onConflictDoUpdate({
        target: terms.id,
        set: { ...overwrite, version: sql`${terms.version} + 1`, changedAt: sql`now()` },
      });
    await tx.delete(termTranslations).where(
      and(
        inArray(
          termTranslations.termId,
          part.map(({ termId }) => termId),
        ),
        eq(termTranslations.locale, actor.locale),
      ),
    );
    const translations = part.flatMap(({ termId, sourceLocale, content }) =>
      content.renderings.map(({ text, status, note }, position) => ({
        termId,
        sourceLocale,
        locale: actor.locale,
        text,
        status,
        note,
        head: termHead(text),
        position,
        approvedBy: actor.id,
      })),
    );
    for (let at = 0; at < translations.length; at += 5_000) {
      await tx.insert(termTranslations).values(translations.slice(at, at + 5_000));
    }
  }
  return changes.flatMap(({ sourceLocale, content, before }) =>
    [content, ...(before ? [before.content] : [])].flatMap((one) => [
      { sourceLocale, text: one.text },
      ...one.renderings.map(({ text }) => ({ sourceLocale: actor.locale, text })),
    ]),
  );
}

/** Column names of what an approval overwrites. */
const writtenColumns = {
  text: "text",
  sense: "sense",
  kind: "kind",
  partOfSpeech: "part_of_speech",
  pinyin: "pinyin",
  domain: "domain",
  note: "note",
  source: "source",
  head: "head",
  initial: "initial",
  sortKey: "sort_key",
  search: "search",
} as const;

function termRow({ termId, sourceLocale, content }: TermChange, others: readonly { readonly text: string }[]) {
  const { renderings, ...details } = content;
  const { initial, key } = orderTerm(details.text, details.pinyin, sourceLocale);
  return {
    id: termId,
    sourceLocale,
    ...details,
    head: termHead(details.text),
    initial,
    sortKey: key,
    search: searchText(details, [...renderings, ...others]),
  };
}

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ten letters and figures: short enough for an address, and never twice. */
export function mintTermId(): string {
  return Array.from({ length: 10 }, () => letters.charAt(randomInt(letters.length))).join("");
}
