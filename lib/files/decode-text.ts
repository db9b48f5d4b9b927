import { detectEncoding, type Encoding } from "#lib/text/encoding.ts";
import { refuse } from "./refusal.ts";

/** Encodings that a page of the web may say it is in, beside those that are known by their bytes. */
const declarable = ["big5", "shift_jis", "euc-jp", "euc-kr", "windows-1251", "windows-1252", "iso-8859-1"] as const;
export type FileEncoding = Encoding | (typeof declarable)[number];

export type DecodedText = { readonly text: string; readonly encoding: FileEncoding };

/**
 * The text of a file: as its bytes say it is encoded, and where they leave it
 * open as its own head does (HTML, XML). Line ends become `\n`. Throws
 * `file_type` for what is no text.
 */
export function decodeTextFile(bytes: Uint8Array): DecodedText {
  const known = detectEncoding(bytes);
  const encoding = known === "gb18030" ? (declaredEncoding(bytes) ?? known) : known;
  const text = decode(bytes, encoding) ?? decode(bytes, "windows-1252");
  if (text === null || isNoText(text)) return refuse("file_type");
  return { text: text.replace(/\r\n?/g, "\n"), encoding };
}

/** What `<meta charset>`, `<meta http-equiv>` or an XML declaration says in the first two thousand bytes. */
function declaredEncoding(bytes: Uint8Array): FileEncoding | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2_048));
  const name = /<\?xml[^>]*encoding\s*=\s*["']?([\w-]+)|<meta[^>]*charset\s*=\s*["']?([\w-]+)/i.exec(head);
  const label = (name?.[1] ?? name?.[2] ?? "").toLowerCase();
  const found = declarable.find((encoding) => encoding === label);
  return found && decode(bytes, found) !== null ? found : null;
}

function decode(bytes: Uint8Array, encoding: FileEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Control characters that no text has: a picture or a program happens to be decodable. */
function isNoText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
  return controls > text.length / 1_000;
}
