const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const month = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";

/** Ways to write a day, each with the places of year, month and day among its groups. */
const forms: readonly (readonly [pattern: RegExp, year: number, month: number, day: number])[] = [
  [/(?<!\d)(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]/, 1, 2, 3],
  [/([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/, 1, 2, 3],
  [/(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/, 1, 2, 3],
  [new RegExp(`\\b${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i"), 3, 1, 2],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+${month},?\\s+(\\d{4})\\b`, "i"), 3, 2, 1],
];

/** The first day that `text` names with its year, and where: UTF-16 offsets. Null when there is none. */
export function findDate(text: string): { readonly date: string; readonly from: number; readonly to: number } | null {
  const found = forms.flatMap(([pattern, ...places]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const [year = 0, monthOf = 0, day = 0] = places.map((place) => toNumber(match[place] ?? ""));
    const date = toDate(year, monthOf, day);
    return date ? [{ date, from: match.index, to: match.index + match[0].length }] : [];
  });
  return found.toSorted((a, b) => a.from - b.from)[0] ?? null;
}

/** `YYYY-MM-DD` for the beginning of an ISO 8601 time; null for anything else. */
export function readIsoDate(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(text.trim());
  return match ? toDate(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}

/** A day as a byline in `locale` writes it. */
export function formatDate(date: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

function toDate(year: number, monthOf: number, day: number): string | null {
  if (year < 1800 || year > 2200) return null;
  const date = new Date(Date.UTC(year, monthOf - 1, day));
  const same = date.getUTCMonth() === monthOf - 1 && date.getUTCDate() === day;
  return same ? date.toISOString().slice(0, 10) : null;
}

function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const named = months.indexOf(text.slice(0, 3).toLowerCase());
  return named >= 0 ? named + 1 : fromHan(text);
}

/** Years by their digits, months and days below forty: 二〇二四, 十二, 三十一. */
function fromHan(text: string): number {
  const digit = (sign: string) => "零一二三四五六七八九".indexOf(sign === "〇" ? "零" : sign);
  if (!text.includes("十")) return Number(Array.from(text, digit).join(""));
  const [tens = "", ones = ""] = text.split("十");
  return (tens === "" ? 1 : digit(tens)) * 10 + (ones === "" ? 0 : digit(ones));
}
