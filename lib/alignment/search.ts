import { adapt, usualOf } from "./adapting.ts";
import { bandAround, findBand } from "./band.ts";
import { learnPartners } from "./learning.ts";
import { compareFeatures } from "./lexical.ts";
import type { Parameters } from "./parameters.ts";
import { findPath } from "./path.ts";
import type { Prepared } from "./prepared.ts";
import type { Step } from "./step.ts";

/**
 * The groups of two texts, in order. They are looked for twice: what the sure groups
 * of the first look show of these texts (how long translations are, which
 * words come back, which names stand for each other) serves the second.
 */
export function findSteps({ first, second, features }: Prepared, parameters: Parameters): Step[] {
  if (first.lengths.length + second.lengths.length === 0) return [];
  const lexicon = compareFeatures(features[0], features[1], parameters);
  const band = findBand(lexicon);
  const usual = usualOf(first, second);
  const steps = findPath(first, second, lexicon, band, usual, parameters);
  const sure = steps.filter(
    ({ margin, firstSize, secondSize }) => margin >= parameters.second.margin && firstSize * secondSize > 0,
  );
  if (sure.length < parameters.second.fewest) return steps;
  const learned = learnPartners(
    sure.map((step) => ({
      first: new Set(features[0].slice(step.first, step.first + step.firstSize).flat()),
      second: new Set(features[1].slice(step.second, step.second + step.secondSize).flat()),
    })),
  );
  const renewed = features[0].map((each) => each.map((feature) => learned.get(feature) ?? feature));
  const adapted = adapt(sure, first, second, lexicon, usual, parameters);
  const relearned = compareFeatures(renewed, features[1], adapted.parameters, lexicon);
  return findPath(first, second, relearned, bandAround(steps, band), adapted.usual, adapted.parameters);
}
