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
  return 10 ** -Math.min(decimals, 15);
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

/** Digits of one number in a text; `from` is a UTF-16 offset. */
export type Digits = { readonly from: number; readonly text: string };

/**
 * The numbers in a run of digits, commas and points. Commas hold one number
 * together where they make groups (12,345 and the Indian 2,06,737), a point where
 * it is the only one; 1,2,3 and 1.2.3 are three numbers each. What has more than
 * eighteen digits is no number anybody reads. At most `most`.
 */
export function splitDigits(run: string, from: number, most: number): Digits[] {
  if (/^\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d{1,12})?$/.test(run) || /^\d{1,18}(?:\.\d{1,12})?$/.test(run))
    return [{ from, text: run }];
  const parts: Digits[] = [];
  const pieces = run.split(",").length > 1 && run.split(".").length <= 2 ? /[\d.]+/g : /\d+/g;
  for (const match of run.matchAll(pieces)) {
    if (parts.length >= most) break;
    const text = match[0].replace(/^\.|\.$/g, "");
    if (/^\d{1,18}(?:\.\d{1,12})?$/.test(text)) parts.push({ from: from + match.index, text });
  }
  return parts;
}
