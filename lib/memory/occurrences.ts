/** A stretch of a text; `found`: it is what was searched for. */
export type TextPart = { readonly text: string; readonly found: boolean };

/** `text` cut where the words of `search` stand in it, whatever their case; joined the parts give it back. */
export function markOccurrences(text: string, search: string): TextPart[] {
  const words = search
    .split(/\s+/)
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, found: false }];
  const pattern = new RegExp(
    words.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join("|"),
    "giu",
  );
  const parts: TextPart[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(pattern)) {
    if (index > at) parts.push({ text: text.slice(at, index), found: false });
    parts.push({ text: word, found: true });
    at = index + word.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), found: false });
  return parts;
}
