import type { NewsroomSection } from "#lib/newsroom/newsroom.ts";
import type { PublishedPair } from "#lib/publishing/published.ts";

type Group = { readonly section: NewsroomSection | null; readonly pairs: readonly PublishedPair[] };

/** The newest article leads; the others follow by section in the newsroom's order, without a section last. Each group keeps the order of `pairs`. */
export function arrangeFront(
  pairs: readonly PublishedPair[],
  sections: readonly NewsroomSection[],
): { readonly lead: PublishedPair | null; readonly groups: readonly Group[] } {
  const [lead = null, ...rest] = pairs;
  const known = new Set(sections.map(({ key }) => key));
  const groups: Group[] = sections.map((section) => ({
    section,
    pairs: rest.filter((pair) => pair.section === section.key),
  }));
  groups.push({ section: null, pairs: rest.filter(({ section }) => section === null || !known.has(section)) });
  return { lead, groups: groups.filter((group) => group.pairs.length > 0) };
}
