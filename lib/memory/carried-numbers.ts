import { languageOf } from "#lib/locales/locale.ts";
import { findNumbers, type NumberMention, sameNumber } from "#lib/text/numbers.ts";
import { writeNumber } from "./written-number.ts";

/** A number that took the place of another. UTF-16 offsets into the new target, end exclusive; `before` is what stood there. */
export type CarriedNumber = { readonly from: number; readonly to: number; readonly before: string };

/** A target with the numbers of another source. `left`: numbers that differ and found no place; the target still has the old ones. */
export type CarriedTarget = {
  readonly target: string;
  readonly carried: readonly CarriedNumber[];
  readonly left: number;
};

/**
 * `entry`'s target for a source that differs from its own in numbers: each one
 * that changed is written in the place of the old one, in its style, where that
 * place is certain: the sources have as many numbers of the same kinds in the
 * same order, and the target has the old one as often as the source.
 */
export function carryNumbers(
  entry: { readonly source: string; readonly target: string },
  source: string,
  locales: { readonly sourceLocale: string; readonly targetLocale: string },
): CarriedTarget {
  const before = numbersOf(entry.source, locales.sourceLocale);
  const after = numbersOf(source, locales.sourceLocale);
  const there = numbersOf(entry.target, locales.targetLocale);
  const alike = before.length === after.length && before.every((number, at) => number.kind === after[at]?.kind);
  if (!alike) return { target: entry.target, carried: [], left: countNew(before, after) };

  const written: { at: NumberMention; text: string }[] = [];
  let left = 0;
  for (const [index, old] of before.entries()) {
    const next = after[index];
    if (!next || (next.value === old.value && next.approximate === old.approximate)) continue;
    const place = next.value === old.value ? null : placeOf(old, index, before, there);
    const text = place && writeNumber(entry.target.slice(place.from, place.to), place, next, locales.targetLocale);
    if (place && text !== null) written.push({ at: place, text });
    else left += 1;
  }
  const result = write(entry.target, written);
  const readable = isReadBack(result, written.length, locales.targetLocale);
  return readable ? { ...result, left } : { target: entry.target, carried: [], left: left + written.length };
}

/** Numbers as the checks find them; where nobody knows a language's, its figures. */
function numbersOf(text: string, locale: string): NumberMention[] {
  if (["zh", "yue", "en"].includes(languageOf(locale))) return findNumbers(text, locale);
  return Array.from(text.matchAll(/\d+/g), ({ 0: digits, index }) => ({
    from: index,
    to: index + digits.length,
    value: Number(digits),
    others: [],
    step: 1,
    figures: digits,
    kind: "count",
    weight: "hard",
    scaled: false,
    digits: true,
    approximate: false,
  }));
}

/** Where the target says `old`, if that is certain. */
function placeOf(
  old: NumberMention,
  index: number,
  before: readonly NumberMention[],
  there: readonly NumberMention[],
): NumberMention | null {
  const same = (other: NumberMention) => other.value === old.value && other.kind === old.kind;
  const asked = before.filter(same).length;
  const rank = before.slice(0, index).filter(same).length;
  const ofKind = there.filter(same);
  const places = ofKind.length === asked ? ofKind : there.filter((other) => sameNumber(other, old));
  return places.length === asked ? (places[rank] ?? null) : null;
}

function countNew(before: readonly NumberMention[], after: readonly NumberMention[]): number {
  return after.filter((number) => !before.some((old) => old.value === number.value && old.kind === number.kind)).length;
}

function write(target: string, written: { at: NumberMention; text: string }[]) {
  const carried: CarriedNumber[] = [];
  let text = "";
  let from = 0;
  for (const { at, text: number } of written.toSorted((a, b) => a.at.from - b.at.from)) {
    text += target.slice(from, at.from);
    carried.push({ from: text.length, to: text.length + number.length, before: target.slice(at.from, at.to) });
    text += number;
    from = at.to;
  }
  return { target: text + target.slice(from), carried };
}

/** Whether every number that was written is found again as a number of its own. */
function isReadBack({ target, carried }: Omit<CarriedTarget, "left">, count: number, locale: string): boolean {
  const found = numbersOf(target, locale);
  const read = carried.filter((one) => found.some((number) => number.from < one.to && one.from < number.to));
  return read.length === count;
}
