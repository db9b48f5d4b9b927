import type { Term } from "#lib/glossary/term.ts";

/** Texts of one line, and what the line is called in the output. */
export type PairLine = { readonly index: number; readonly source: string; readonly target: string };

/** `wrong`: what is the matter with lines that could not be read, each with its number, 1-based. */
export type Read<Item> = { readonly items: readonly Item[]; readonly wrong: readonly string[] };

/** Lines `index <tab> source <tab> target`. An empty line is none; a byte order mark and carriage returns are no text. */
export function readPairLines(text: string): Read<PairLine> {
  return readLines(text, (cells) => {
    const [index = "", source, target, ...more] = cells;
    if (source === undefined || target === undefined || more.length > 0)
      return `there are ${cells.length} columns; a pair has three: index, source, target`;
    if (!/^\d{1,15}$/.test(index)) return `“${index.slice(0, 40)}” is no index; it has to be a whole number`;
    return { index: Number(index), source, target };
  });
}

/** Lines `source <tab> accepted|accepted`; the first rendering is the preferred one. */
export function readGlossaryLines(text: string): Read<Term> {
  return readLines(text, (cells, number) => {
    const [source = "", accepted, ...more] = cells;
    if (accepted === undefined || more.length > 0)
      return `there are ${cells.length} columns; a term has two: source, accepted renderings`;
    const renderings = accepted
      .split("|")
      .map((rendering) => rendering.trim())
      .filter((rendering) => rendering !== "");
    if (source.trim() === "" || renderings.length === 0) return "the term or its rendering is empty";
    return {
      id: String(number),
      text: source.trim(),
      renderings: renderings.map((rendering, place) => ({
        text: rendering,
        status: place === 0 ? ("preferred" as const) : ("admitted" as const),
      })),
    };
  });
}

function readLines<Item extends object>(
  text: string,
  read: (cells: readonly string[], number: number) => Item | string,
): Read<Item> {
  const items: Item[] = [];
  const wrong: string[] = [];
  for (const [place, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line === "") continue;
    const item = read(line.split("\t"), place + 1);
    if (typeof item === "string") wrong.push(`line ${place + 1}: ${item}`);
    else items.push(item);
  }
  return { items, wrong };
}
