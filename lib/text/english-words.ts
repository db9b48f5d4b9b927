/** What English number words are worth, and the role they can play in a number. */
export type NumberWord = {
  readonly role: "unit" | "ten" | "scale" | "ordinal" | "decade" | "article" | "half" | "quarter" | "and";
  readonly value: number;
};

const words = new Map<string, NumberWord>();
const ordinals = new Map<number, string>();
const cardinals = new Map<number, string>();

function add(list: string, role: NumberWord["role"], value: (index: number) => number): void {
  const names = role === "ordinal" ? ordinals : cardinals;
  for (const [index, word] of list.split(" ").entries()) {
    words.set(word, { role, value: value(index) });
    if (!names.has(value(index))) names.set(value(index), word);
  }
}

add(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
  "unit",
  (index) => index,
);
add("twenty thirty forty fifty sixty seventy eighty ninety", "ten", (index) => (index + 2) * 10);
add(
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
  "ordinal",
  (index) => index + 1,
);
add(
  "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
  "ordinal",
  (index) => (index + 2) * 10,
);
add("twenties thirties forties fifties sixties seventies eighties nineties", "decade", (index) => (index + 2) * 10);
add("hundredth thousandth millionth", "ordinal", (index) => [100, 1000, 1e6][index] ?? 1);
add("hundred thousand million billion trillion", "scale", (index) => [1e2, 1e3, 1e6, 1e9, 1e12][index] ?? 1);
add("mn bn tn dozen lakh crore score", "scale", (index) => [1e6, 1e9, 1e12, 12, 1e5, 1e7, 20][index] ?? 1);
add("a an", "article", () => 1);
add("half", "half", () => 0.5);
add("quarter", "quarter", () => 0.25);
add("and of", "and", () => 0);

const plural = /(?<=hundred|thousand|million|billion|trillion|lakh|crore|dozen|th|third|quarter)s$/;

/** What `word` is in a number; null when it is no number word. `word` in lower case. */
export function numberWordOf(word: string): NumberWord | null {
  return words.get(word) ?? words.get(word.replace(plural, "")) ?? null;
}

/** A whole number from 1 to 99 in words, `twenty-one`; "" for any other. */
export function inWords(value: number): string {
  const whole = cardinals.get(value);
  if (whole !== undefined || value < 21 || value > 99 || !Number.isInteger(value))
    return (value >= 1 && value < 100 && whole) || "";
  return `${cardinals.get(value - (value % 10))}-${cardinals.get(value % 10)}`;
}

/** An ordinal from 1 to 99 in words, `twenty-first`; "" for any other. */
export function ordinalInWords(value: number): string {
  const whole = ordinals.get(value);
  if (whole !== undefined || value < 21 || value > 99 || !Number.isInteger(value))
    return (value >= 1 && value < 100 && whole) || "";
  return `${cardinals.get(value - (value % 10))}-${ordinals.get(value % 10)}`;
}

/** Suffixes glued to digits that multiply them; the shorter ones may be units as well. */
export const gluedScales: ReadonlyMap<string, number> = new Map(
  Object.entries({
    k: 1e3,
    m: 1e6,
    mn: 1e6,
    mln: 1e6,
    b: 1e9,
    bn: 1e9,
    tn: 1e12,
    t: 1e12,
    thousand: 1e3,
    million: 1e6,
    billion: 1e9,
    trillion: 1e12,
  }),
);

const monthNames = "january february march april may june july august september october november december".split(" ");

/** 1..12 for a month's English name or its abbreviation; 0 for any other word. `word` in lower case. */
export function monthOf(word: string): number {
  if (word.length < 3) return 0;
  if (word === "sept") return 9;
  return monthNames.findIndex((name) => name === word || (word.length === 3 && name.startsWith(word))) + 1;
}

/** The English name of a month, 1..12. */
export function monthName(month: number): string {
  const name = monthNames[month - 1] ?? "";
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const numeralValues: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** The value of a Roman numeral to 89 in its right form; 0 for anything else, and for a single sign, which is a letter. */
export function romanValue(word: string): number {
  if (word.length < 2 || !/^(?:L?X{0,3}|XL)(?:IX|IV|V?I{0,3})$/.test(word)) return 0;
  const values = [...word].map((sign) => numeralValues[sign] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
