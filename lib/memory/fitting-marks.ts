import { listMarks } from "#lib/text/marks.ts";
import type { Marks, Run } from "#lib/text/runs.ts";

/**
 * An approved target with its marks, for a source of the same words. It fits
 * where both have the same marks, and where their only links lead to different
 * places: then it gets the source's address. Null where nobody but a person can
 * say which words to mark.
 */
export function fitMarks(target: readonly Run[], source: readonly Run[]): readonly Run[] | null {
  const [had, wanted] = [kindsOf(target), kindsOf(source)];
  if (had.size === 0 && wanted.size === 0) return target;
  if (sameKinds(had, wanted)) return target;
  const [from, to] = [onlyAddress(had), onlyAddress(wanted)];
  if (from === null || to === null) return null;
  const led = target.map((run) => (run.href === undefined ? run : { ...run, href: to }));
  return sameKinds(kindsOf(led), wanted) ? led : null;
}

/** The different marks of a text, by what tells them apart. */
function kindsOf(runs: readonly Run[]): Map<string, Marks> {
  return new Map(
    listMarks(runs).map(({ marks }) => {
      const { bold = false, italic = false, code = false, href = null } = marks;
      return [JSON.stringify([bold, italic, code, href]), marks];
    }),
  );
}

function sameKinds(a: ReadonlyMap<string, Marks>, b: ReadonlyMap<string, Marks>): boolean {
  return a.size === b.size && [...a.keys()].every((kind) => b.has(kind));
}

function onlyAddress(kinds: ReadonlyMap<string, Marks>): string | null {
  const addresses = new Set([...kinds.values()].flatMap(({ href }) => href ?? []));
  const [address] = addresses;
  return addresses.size === 1 && address !== undefined ? address : null;
}
