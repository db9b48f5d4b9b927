import "server-only";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "#lib/db/client.ts";
import { segmentSuccessors, segments } from "#lib/db/schema/articles.ts";
import { units, unitVersions } from "#lib/db/schema/translations.ts";
import type { SegmentMatch } from "./matching.ts";

/**
 * Which retired segment each added sentence is again, by its index: one with
 * the same text, the last retired first, whose text is nowhere else by now.
 *
 * Pieces of a split and products of a merge come back all together or not at
 * all, and only while nobody has worked on what they come from: otherwise that
 * work is carried on instead.
 */
export async function findRevived(
  articleId: string,
  matched: SegmentMatch,
  next: readonly { readonly text: string }[],
  tx: Database,
): Promise<Map<number, string>> {
  const added = matched.segments.flatMap((segment, index) =>
    segment.change === "added" ? [{ index, text: next[index]?.text ?? "", from: segment.from }] : [],
  );
  if (added.length === 0) return new Map();
  const gone = matched.retired.map((segment) => segment.id);
  const retired = await findRetired(articleId, [...new Set(added.map((one) => one.text))], gone, tx);
  const touched = await findTouched(
    added.flatMap((one) => one.from),
    tx,
  );

  const revived = new Map<number, string>();
  const groups = new Map<string, typeof added>();
  for (const one of added) {
    const key = one.from.length === 0 ? `${one.index}` : one.from.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    if (group.some(({ from }) => from.some((id) => touched.has(id)))) continue;
    const taken = takeAll(group, retired);
    for (const [index, id] of taken) revived.set(index, id);
  }
  return revived;
}

/** A retired segment for each of `group`, or for none. */
function takeAll(
  group: readonly { readonly index: number; readonly text: string }[],
  retired: Map<string, string[]>,
): [index: number, id: string][] {
  const taken: [number, string][] = [];
  const left = new Map<string, string[]>();
  for (const { index, text } of group) {
    const [id, ...rest] = left.get(text) ?? retired.get(text) ?? [];
    if (id === undefined) return [];
    taken.push([index, id]);
    left.set(text, rest);
  }
  for (const [text, rest] of left) retired.set(text, rest);
  return taken;
}

/** Retired segments by text, the last retired first, without those whose text lives on in a successor. `gone`: segments that this save retires. */
async function findRetired(
  articleId: string,
  texts: readonly string[],
  gone: readonly string[],
  tx: Database,
): Promise<Map<string, string[]>> {
  const text = sql<string>`(
    select coalesce(string_agg(run->>'text', '' order by place), '')
    from jsonb_array_elements(${segments.source}) with ordinality as runs(run, place))`;
  const rows = await tx
    .select({ id: segments.id, text })
    .from(segments)
    .where(
      and(
        eq(segments.articleId, articleId),
        sql`${segments.retiredAt} is not null`,
        sql`${text} = any(${sql.param([...texts])}::text[])`,
        sql`not exists (
          with recursive heirs (id) as (
            select successor_id from ${segmentSuccessors} where segment_id = ${segments.id}
            union
            select next.successor_id from ${segmentSuccessors} as next join heirs on heirs.id = next.segment_id
          )
          select from heirs join segments as heir on heir.id = heirs.id
          where heir.retired_at is null and heir.id <> all(${sql.param([...gone])}::text[]))`,
      ),
    )
    .orderBy(desc(segments.retiredAt), segments.position);
  const byText = new Map<string, string[]>();
  for (const row of rows) byText.set(row.text, [...(byText.get(row.text) ?? []), row.id]);
  return byText;
}

/** Those of `ids` on which somebody has worked since their translation was carried to them. */
async function findTouched(ids: readonly string[], tx: Database): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: units.segmentId })
    .from(units)
    .where(
      and(
        inArray(units.segmentId, [...ids]),
        sql`not exists (
          select from ${unitVersions} as carried
          where carried.segment_id = ${units.segmentId} and carried.locale = ${units.locale}
            and carried.version = ${units.version} and carried.cause = 'unit.carried')`,
      ),
    );
  return new Set(rows.map((row) => row.id));
}
