import type { NumberMention } from "#lib/text/numbers.ts";
import type { Mismatch } from "./number-matching.ts";

/** Both ends of what is likely one slip. `certain`: nothing else can be meant, so that one may be written for the other. */
export type Couple = { readonly number: NumberMention; readonly found: NumberMention; readonly certain: boolean };

export type Slips = {
  readonly couples: readonly Couple[];
  /** Without a partner. */
  readonly missing: readonly NumberMention[];
  readonly extra: readonly NumberMention[];
};

/**
 * What is missing with what stands in its place: the same digits first, then the
 * same kind, then what is left when only two are; in the order of the target.
 */
export function coupleSlips(mismatch: Mismatch): Slips {
  const couples: Couple[] = [];
  const [missing, extra] = [[...mismatch.missing], [...mismatch.extra]];
  const join = (number: NumberMention, found: NumberMention) => {
    couples.push({ number, found, certain: isCertain(number, found, mismatch) });
    extra.splice(extra.indexOf(found), 1);
  };
  for (const number of mismatch.missing.filter(({ scaled }) => scaled)) {
    const slips = [...extra, ...mismatch.commoner].filter((other) => isDigitSlip(number, other));
    const [found] = slips;
    if (!found || extra.includes(found)) continue;
    couples.push({ number, found, certain: slips.length === 1 });
    missing.splice(missing.indexOf(number), 1);
  }
  const onlyTwo = () => missing.length + extra.length === 2;
  for (const likely of [isDigitSlip, hasSameFigures, isSameKind, countsAlike, onlyTwo]) {
    for (const number of [...missing]) {
      const found = extra.find((other) => likely(number, other) && !isUnlikely(number, other));
      if (!found) continue;
      join(number, found);
      missing.splice(missing.indexOf(number), 1);
    }
  }
  for (const found of [...extra]) {
    const taken = (one: NumberMention) => couples.some(({ number }) => number === one);
    const number = mismatch.rarer.find((one) => one.kind === found.kind && !taken(one));
    if (number) join(number, found);
  }
  return { couples: couples.sort((a, b) => a.found.from - b.found.from), missing, extra };
}

/** The same digits at another size: 12 for 12万. */
function isDigitSlip(number: NumberMention, other: NumberMention): boolean {
  return other.digits && number.digits && other.kind === number.kind && other.figures === number.figures;
}

/** 8.5 for 8.5%. */
function hasSameFigures(number: NumberMention, other: NumberMention): boolean {
  return number.digits && other.digits && other.figures.length > 1 && other.figures === number.figures;
}

function isSameKind(number: NumberMention, other: NumberMention): boolean {
  return number.kind === other.kind;
}

const apart: readonly string[] = ["month", "year", "percent"];

function countsAlike(number: NumberMention, other: NumberMention): boolean {
  return !apart.includes(number.kind) && !apart.includes(other.kind);
}

/** Small numbers in words are told freely: a third point is no two points. */
function isUnlikely(number: NumberMention, other: NumberMention): boolean {
  const small = number.weight === "small" || other.weight === "small";
  return small && isOrdinal(number) !== isOrdinal(other);
}

function isOrdinal({ kind }: NumberMention): boolean {
  return kind === "ordinal" || kind === "century";
}

/** The same digits at another size, or the only two that answer to nothing and count alike. */
function isCertain(number: NumberMention, found: NumberMention, { missing, extra }: Mismatch): boolean {
  if (isDigitSlip(number, found)) return extra.filter((other) => isDigitSlip(number, other)).length === 1;
  const alike = (one: NumberMention) => groupOf(one) === groupOf(number);
  return alike(found) && missing.filter(alike).length === 1 && extra.filter(alike).length === 1;
}

/** Kinds that can take each other's place in a sentence. */
function groupOf({ kind }: NumberMention): string {
  return apart.includes(kind) ? kind : "count";
}
