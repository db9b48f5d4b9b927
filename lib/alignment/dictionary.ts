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
  /** UTF-16 code units of the longest word. */
  readonly longest: number;
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
    simplify: (traditional) => traditional.replace(/\p{Script=Han}/gu, (sign) => simplified.get(sign) ?? sign),
    readings: readingsIn(text.slice(syllablesAt, wordsAt - 2)),
    longest,
  };
}

/** Where the line of each word begins. */
function indexWords(text: string, from: number): { lines: Map<string, number>; longest: number } {
  const lines = new Map<string, number>();
  let longest = 0;
  for (let at = from; at < text.length; at = text.indexOf("\n", at) + 1) {
    const word = text.slice(at, text.indexOf("\t", at));
    if (word.length > longest) longest = word.length;
    lines.set(word, at);
  }
  return { lines, longest };
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
