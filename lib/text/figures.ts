/** Digits without the decimal point and the zeros at either end: `43` for "4.30". */
export function significantFigures(digits: string): string {
  const bare = digits.replace(/\D/g, "").replace(/^0+/, "");
  let end = bare.length;
  while (end > 0 && bare.charAt(end - 1) === "0") end -= 1;
  return bare.slice(0, end);
}

/** What one more in the last digit of `digits` adds: 0.1 for "4.3", 1 for "12". */
export function stepOf(digits: string): number {
  const decimals = /\.(\d+)/.exec(digits)?.[1]?.length ?? 0;
  return 10 ** -decimals;
}

/** The value of digits with comma groups. */
export function valueOfDigits(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}

/** The place value of the last digit that is no zero: 1000 for 43,000. 1 for anything that shows one figure only, which is not known to be rounded. */
export function roundingOf(value: number): number {
  if (!Number.isSafeInteger(value) || value === 0) return 1;
  const digits = String(value);
  const figures = significantFigures(digits);
  return figures.length < 2 ? 1 : 10 ** (digits.length - figures.length);
}
