/** What a file is by its first bytes, whatever it is called. `text` is everything that may be text. */
export type FileKind = "zip" | "ole" | "pdf" | "rtf" | "image" | "archive" | "program" | "media" | "text";

const signatures: readonly (readonly [kind: FileKind, at: number, bytes: readonly number[]])[] = [
  ["zip", 0, [0x50, 0x4b, 0x03, 0x04]],
  ["zip", 0, [0x50, 0x4b, 0x05, 0x06]],
  // Word, Excel and PowerPoint before 2007, and encrypted files of later ones.
  ["ole", 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["pdf", 0, text("%PDF-")],
  ["rtf", 0, text("{\\rtf")],
  ["image", 0, [0x89, 0x50, 0x4e, 0x47]],
  ["image", 0, [0xff, 0xd8, 0xff]],
  ["image", 0, text("GIF8")],
  ["image", 8, text("WEBP")],
  ["image", 0, [0x49, 0x49, 0x2a, 0x00]],
  ["image", 0, [0x4d, 0x4d, 0x00, 0x2a]],
  ["media", 4, text("ftyp")],
  ["media", 0, text("OggS")],
  ["media", 0, text("ID3")],
  ["archive", 0, [0x1f, 0x8b]],
  ["archive", 0, text("BZh")],
  ["archive", 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ["archive", 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ["archive", 0, text("Rar!")],
  ["archive", 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ["program", 0, [0x7f, 0x45, 0x4c, 0x46]],
  ["program", 0, [0x4d, 0x5a, 0x90]],
  ["program", 0, [0xca, 0xfe, 0xba, 0xbe]],
  ["program", 0, [0xcf, 0xfa, 0xed, 0xfe]],
];

/** The kind of a file with these first bytes (sixteen are enough). */
export function fileKind(bytes: Uint8Array): FileKind {
  const found = signatures.find(([, at, signature]) => signature.every((byte, index) => bytes[at + index] === byte));
  return found?.[0] ?? "text";
}

function text(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}
