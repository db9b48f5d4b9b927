import "server-only";
import { asc, inArray } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { units } from "#lib/db/schema/translations.ts";
import { recordEvent } from "#lib/events/record.ts";
import { concatRuns, type Run } from "#lib/text/runs.ts";
import { carryUnits } from "./carrying.ts";
import type { MatchedSegment } from "./matching.ts";
import { emptyUnit, lockUnit, type UnitRow, writeUnit } from "./mutations.ts";
import type { Origin, Unit } from "./unit.ts";

/** Segments that were split or merged, and what they became. */
type Exchange = {
  readonly from: readonly string[];
  readonly to: readonly { readonly id: string; readonly text: string }[];
};

/** Brings the translations of split and merged segments to their successors, in every locale that has any. */
export async function carryTranslations(
  actor: { readonly id: string },
  article: { readonly id: string; readonly sourceLocale: string },
  matched: readonly MatchedSegment[],
  next: readonly { readonly text: string }[],
  tx: Database,
): Promise<void> {
  const exchanges = findExchanges(matched, next);
  const ids = exchanges.flatMap((exchange) => exchange.from);
  if (ids.length === 0) return;
  const rows = await tx
    .select()
    .from(units)
    .where(inArray(units.segmentId, ids))
    .orderBy(asc(units.segmentId), asc(units.locale));

  for (const { from, to } of exchanges) {
    const locales = new Set(rows.filter((row) => from.includes(row.segmentId)).map((row) => row.locale));
    for (const locale of locales) {
      const before = from.map((id) => rows.find((row) => row.segmentId === id && row.locale === locale) ?? null);
      const carried = carryUnits(
        before,
        to.map((segment) => segment.text),
        { sourceLocale: article.sourceLocale, targetLocale: locale },
      );
      for (const [index, unit] of carried.entries()) {
        const segmentId = to[index]?.id;
        if (!unit || segmentId === undefined) continue;
        const locked = await lockUnit({ articleId: article.id, segmentId, locale }, tx);
        const about = { actorId: actor.id, cause: "unit.carried" } as const;
        await writeUnit(locked, withPeople(unit, before), about, tx);
        await recordEvent(
          actor,
          "unit.carried",
          { articleId: article.id, locale, subject: segmentId, details: { from } },
          tx,
        );
      }
    }
  }
}

function findExchanges(matched: readonly MatchedSegment[], next: readonly { readonly text: string }[]): Exchange[] {
  const exchanges = new Map<string, { from: readonly string[]; to: { id: string; text: string }[] }>();
  matched.forEach(({ id, from }, index) => {
    if (from.length === 0) return;
    const key = from.join(" ");
    const exchange = exchanges.get(key) ?? { from, to: [] };
    exchange.to.push({ id, text: next[index]?.text ?? "" });
    exchanges.set(key, exchange);
  });
  return [...exchanges.values()];
}

/** A carried unit with whose words it is: the last who wrote one of its parts. */
function withPeople(unit: Unit, before: readonly ((UnitRow & { readonly updatedAt: Date }) | null)[]): UnitRow {
  const begun = before.filter((row) => row !== null).filter((row) => row.target.length > 0);
  const last = begun.toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())[0];
  const returned = begun.find((row) => row.returnReason !== null);
  const only = begun.length === 1 ? begun[0] : undefined;
  const confirmed = unit.state === "translated" ? last : undefined;
  return {
    ...emptyUnit(unit.madeFrom),
    ...unit,
    produced: joinProduced(unit.origin, begun),
    writtenBy: last?.writtenBy ?? null,
    confirmedBy: confirmed?.confirmedBy ?? null,
    confirmedAt: confirmed?.confirmedAt ?? null,
    reviewedTarget: only?.reviewedTarget ?? null,
    reviewedBy: only?.reviewedBy ?? null,
    reviewedAt: only?.reviewedAt ?? null,
    returnedBy: returned?.returnedBy ?? null,
    returnedAt: returned?.returnedAt ?? null,
  };
}

/** What the origin of a carried unit gave to its parts, and nothing of what people wrote beside it. */
function joinProduced(origin: Origin, parts: readonly UnitRow[]): Run[] | null {
  const produced = parts
    .filter((part) => part.origin === origin)
    .flatMap((part) => (part.produced ? [part.produced] : []));
  return produced.length === 0 ? null : concatRuns(...produced);
}
