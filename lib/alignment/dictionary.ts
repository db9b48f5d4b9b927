/** A Chinese–English word list, looked into and never changed. */
export type Dictionary = {
  /** Whether `word`, in simplified characters, is in the list. */
  readonly has: (word: string) => boolean;
  /** English words that render `word`, in simplified characters; null when it is no word of the list. */
  readonly find: (word: string) => readonly string[] | null;
  /** `text` with simplified characters for traditional ones, of the same length. */
  readonly simplify: (text: string) => string;
  /** How a character can be read: syllables of Pinyin without tones. */
  readonly readings: (character: string) => readonly string[];
  /** UTF-16 code units of the longest word that begins like `text` at `at`, by its first two; 1 when none does. */
  readonly longestAt: (text: string, at: number) => number;
};

/** The dictionary in `text` as `formatDictionary` writes it. What a word means is read when it is first asked for. */
export function parseDictionary(text: string): Dictionary {
  const syllablesAt = text.indexOf("\n\n") + 2;
  const wordsAt = text.indexOf("\n\n", syllablesAt) + 2;
  const simplified = new Map<string, string>();
  for (let at = 0; at + 1 < syllablesAt - 2; at += 2) simplified.set(text.charAt(at), text.charAt(at + 1));
  const { lines, longest } = indexWords(text, wordsAt);
  return {
    has: (word) => lines.has(word),
    find: (word) => {
      const at = lines.get(word);
      return at === undefined ? null : text.slice(at + word.length + 1, text.indexOf("\n", at)).split(" ");
    },
    simplify: (traditional) => exchange(traditional, simplified),
    readings: readingsIn(text.slice(syllablesAt, wordsAt - 2)),
    longestAt: (within, at) => longest.get(beginning(within, at)) ?? 1,
  };
}

/** `text` with the signs that have an entry exchanged; as it is when none has. */
function exchange(text: string, signs: ReadonlyMap<string, string>): string {
  let exchanged = "";
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = signs.get(text.charAt(at));
    if (sign === undefined) continue;
    exchanged += text.slice(from, at) + sign;
    from = at + 1;
  }
  return exchanged + text.slice(from);
}

/** Where the line of each word begins. */
function indexWords(text: string, from: number): { lines: Map<string, number>; longest: Map<number, number> } {
  const lines = new Map<string, number>();
  const longest = new Map<number, number>();
  for (let at = from; at < text.length; at = text.indexOf("\n", at) + 1) {
    const word = text.slice(at, text.indexOf("\t", at));
    const start = beginning(text, at);
    if (word.length > (longest.get(start) ?? 0)) longest.set(start, word.length);
    lines.set(word, at);
  }
  return { lines, longest };
}

/** Two code units as one number. */
function beginning(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1);
}

function readingsIn(lines: string): Dictionary["readings"] {
  const readings = new Map<string, string[]>();
  for (const line of lines.split("\n")) {
    const [syllable = "", characters = ""] = line.split("\t");
    for (const character of characters) {
      const known = readings.get(character);
      if (known) known.push(syllable);
      else readings.set(character, [syllable]);
    }
  }
  return (character) => readings.get(character) ?? [];
}
