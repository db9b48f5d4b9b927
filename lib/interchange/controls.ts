/** `U+0001`: how files name a character that XML cannot hold. */
export function codePointName(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The character of `U+0001`, or of its hexadecimal number alone; null when there is none. */
export function characterOf(name: string): string | null {
  const [, hex] = /^(?:U\+)?([0-9A-F]{1,6})$/i.exec(name.trim()) ?? [];
  const codePoint = Number.parseInt(hex ?? "", 16);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : null;
}
