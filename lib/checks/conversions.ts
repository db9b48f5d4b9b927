import type { NumberMention } from "#lib/text/numbers.ts";

/** Units that a translation may turn into its readers' own, and what one of them is in those. */
const factors: readonly (readonly [unit: RegExp, factors: readonly number[]])[] = [
  [/^平方(?:公里|千米)/, [0.386102, 100, 247.105, 1e6]],
  [/^平方(?:米|公尺)/, [10.7639, 1e-4, 0.000247105, 1e-6]],
  [/^立方(?:米|公尺)/, [35.3147]],
  [/^(?:公里|千米)/, [0.621371, 1000]],
  [/^公顷/, [2.47105, 0.01]],
  [/^[亩畝]/, [0.0666667, 0.164737, 666.667, 0.000666667]],
  [/^(?:公斤|千克)/, [2.20462, 0.001]],
  [/^市?斤/, [0.5, 1.10231, 0.0005]],
  [/^公?[吨噸]/, [1.10231, 2204.62, 1000]],
  [/^[里裡]/, [0.5, 0.310686]],
  [/^(?:厘米|公分)/, [0.393701, 0.01, 0.0328084]],
  [/^毫米/, [0.0393701, 0.1]],
  [/^(?:米|公尺)/, [3.28084, 1.09361, 0.001, 100]],
  [/^克/, [0.035274, 0.001]],
  [/^英里/, [1.60934]],
  [/^英尺/, [0.3048]],
  [/^英寸/, [2.54]],
  [/^英[亩畝]/, [0.404686, 6.07]],
  [/^磅/, [0.453592]],
  [/^个?(?:小时|钟头)/, [60, 1 / 24]],
  [/^分钟/, [1 / 60, 60]],
  [/^秒/, [1 / 60]],
  [/^个?月/, [1 / 12]],
  [/^[周週]/, [7, 0.25]],
  [/^[天日]/, [24, 1 / 7, 1 / 30]],
];

/** A conversion is rounded, and rounded again in print. */
const tolerance = 0.04;

/** Whether one of `given` is `number` in another unit; `after` is the text behind the number. */
export function isConverted(number: NumberMention, after: string, given: readonly NumberMention[]): boolean {
  const unit = after.replace(/^\s*[多余餘几]?\s*/, "");
  if (/^(?:摄氏)?[度℃]/.test(unit)) return given.some((other) => isNear(other.value, number.value * 1.8 + 32));
  if (/^华氏/.test(unit)) return given.some((other) => isNear(other.value, (number.value - 32) / 1.8));
  const known = factors.find(([pattern]) => pattern.test(unit))?.[1] ?? [];
  return known.some((factor) => given.some((other) => isNear(other.value, number.value * factor)));
}

function isNear(value: number, expected: number): boolean {
  return Math.abs(value - expected) <= Math.abs(expected) * tolerance;
}
