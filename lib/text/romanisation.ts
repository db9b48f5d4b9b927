import { pinyin } from "pinyin-pro";

/**
 * Chinese in Latin letters, for an address: toneless pinyin in words, as
 * `Intl.Segmenter` cuts them, ü as v; everything else stays as it is. A reading
 * is a guess from the words around it (银行 is yin hang, 行人 xing ren): for a
 * person to look at, never the only name of anything.
 */
export function romanise(text: string): string {
  const readings = pinyin(text, { toneType: "none", type: "array", v: true });
  const words: string[] = [];
  let at = 0;
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "word" }).segment(text)) {
    const length = [...segment].length;
    words.push(readings.slice(at, at + length).join(""));
    at += length;
  }
  return words.join(" ").replace(/\s+/g, " ").trim();
}
