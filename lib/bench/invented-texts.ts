import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { projectFolder } from "#lib/server/project.ts";

/** Two texts that are translations of each other, and which sentences belong together. */
export type InventedTexts = {
  readonly source: string[];
  readonly target: string[];
  /** `source indexes | target indexes` of each group. */
  readonly groups: ReadonlySet<string>;
};

/**
 * About `size` Chinese sentences and as many English ones, out of words of the
 * dictionary as often as words of a language are used: half of them rendered as the
 * dictionary has it, every tenth group of another shape than one beside one. They mean
 * nothing; the same size always gives the same texts.
 */
export function inventTexts(size: number): InventedTexts {
  const random = randomFrom(size);
  const words = readWords();
  const pick = () => words[Math.floor(words.length ** random()) - 1] ?? words[0] ?? ["", ""];
  const source: string[] = [];
  const target: string[] = [];
  const groups = new Set<string>();
  while (source.length < size) {
    const chance = random();
    const shown = Array.from({ length: 5 + Math.floor(random() * 14) }, () => {
      const [chinese, english] = pick();
      return [chinese, random() < 0.5 ? english : pick()[1]] as const;
    });
    const half = Math.ceil(shown.length / 2);
    const chinese = (part: typeof shown) => `${part.map(([word]) => word).join("")}。`;
    const english = (part: typeof shown) => `The ${part.map(([, word]) => word).join(" the ")}.`;
    const sources =
      chance < 0.02 ? [] : chance < 0.06 ? [shown.slice(0, half), shown.slice(half)].map(chinese) : [chinese(shown)];
    const targets =
      chance > 0.98 ? [] : chance > 0.94 ? [shown.slice(0, half), shown.slice(half)].map(english) : [english(shown)];
    const indexes = [sources.map((_, at) => source.length + at), targets.map((_, at) => target.length + at)];
    groups.add(indexes.join("|"));
    source.push(...sources);
    target.push(...targets);
  }
  return { source, target, groups };
}

/** Words of two and more signs with their first rendering, in an order of their own. */
function readWords(): (readonly [chinese: string, english: string])[] {
  const text = gunzipSync(
    readFileSync(join(projectFolder, "lib", "alignment", "cc-cedict", "words.txt.gz")),
  ).toString();
  const random = randomFrom(1);
  return text
    .slice(text.lastIndexOf("\n\n") + 2)
    .split("\n")
    .map((line) => line.split(/[\t ]/))
    .flatMap(([chinese = "", english = ""]) =>
      chinese.length > 1 ? [{ pair: [chinese, english] as const, at: random() }] : [],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
}

/** Numbers from 0 to 1 that look random and are always the same (Park and Miller 1988). */
function randomFrom(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
