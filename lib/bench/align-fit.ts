import { type Parameters, parameters, type Shape } from "#lib/alignment/parameters.ts";

/** A parameter that is fitted: where it begins, without having seen any text, and how far a step of it goes. */
type Knob = {
  readonly begin: number;
  /** `add`: a step is added; `multiply`: multiplied with. */
  readonly by: "add" | "multiply";
  readonly step: number;
  readonly set: (parameters: Parameters, value: number) => Parameters;
};

function prior(begin: number, ...names: readonly string[]): Knob {
  const set = (all: Parameters, value: number) => ({
    ...all,
    shapes: all.shapes.map((shape) => (names.includes(nameOf(shape)) ? { ...shape, prior: value } : shape)),
  });
  return { begin, by: "add", step: 0.5, set };
}

function nameOf({ source, target }: Shape): string {
  return `${source}-${target}`;
}

function found(kind: keyof Parameters["found"], begin: number): Knob {
  const set = (all: Parameters, value: number) => ({ ...all, found: { ...all.found, [kind]: Math.min(0.98, value) } });
  return { begin, by: "multiply", step: 1.15, set };
}

function length(name: keyof Parameters["length"], begin: number): Knob {
  const set = (all: Parameters, value: number) => ({ ...all, length: { ...all.length, [name]: value } });
  return { begin, by: "multiply", step: 1.25, set };
}

/** Round numbers to begin with: one beside one is usual, everything else the rarer the more sentences it has. */
const knobs: readonly Knob[] = [
  { begin: 0.5, by: "multiply", step: 1.25, set: (all, lexical) => ({ ...all, lexical }) },
  prior(-3, "1-0", "0-1"),
  prior(-3, "1-2", "2-1"),
  prior(-4, "2-2"),
  prior(-5, "1-3", "3-1"),
  prior(-6, "1-4", "4-1", "2-3", "3-2"),
  prior(0, "1-1"),
  length("weight", 1),
  length("spread", 0.3),
  length("spreadOfShort", 1),
  length("chanceSpread", 1),
  length("tail", 0.05),
  found("word", 0.5),
  found("name", 0.9),
  found("number", 0.9),
  found("sign", 0.8),
  found("unknown", 0.5),
  { begin: 10, by: "multiply", step: 1.5, set: (all, smoothing) => ({ ...all, smoothing }) },
  { begin: 0.05, by: "multiply", step: 1.5, set: (all, chance) => ({ ...all, chance }) },
  { begin: 0.5, by: "multiply", step: 1.4, set: (all, unseen) => ({ ...all, unseen }) },
  {
    begin: 1,
    by: "multiply",
    step: 1.5,
    set: (all, weight) => ({ ...all, lostShort: { ...all.lostShort, weight } }),
  },
];

/**
 * Parameters fitted to texts by walking: one after the other is moved a step up
 * or down for as long as `worth` rises, `rounds` times over. Begins at round
 * numbers, not at the parameters of the product.
 */
export function fitParameters(worth: (parameters: Parameters) => number, rounds: number): Parameters {
  const values = knobs.map(({ begin }) => begin);
  const made = () => knobs.reduce((all, knob, index) => knob.set(all, values[index] ?? knob.begin), parameters);
  let best = worth(made());
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { by, step, begin }] of knobs.entries()) {
      for (const direction of [1, -1]) {
        for (;;) {
          const was = values[index] ?? begin;
          values[index] = by === "add" ? was + direction * step : was * step ** direction;
          const now = worth(made());
          if (now <= best + 1e-6) {
            values[index] = was;
            break;
          }
          best = now;
        }
      }
    }
  }
  return made();
}
