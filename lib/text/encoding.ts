/** How the bytes of a text file are to be read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/**
 * The text in `bytes`, without a byte order mark. UTF-8 and UTF-16 are known by
 * their mark, UTF-16 without one by its zero bytes and line feeds; what is no
 * UTF-8 is GB18030, the other encoding of Chinese texts (GB 18030-2022, with GBK
 * and GB 2312 in it). Never throws: what cannot be read becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(detectEncoding(bytes)).decode(bytes);
}

/** The encoding that `decodeText` reads `bytes` in. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 65_536);
  return utf16Without(sample) ?? (isUtf8(bytes) ? "utf-8" : "gb18030");
}

/** Spaces, line feeds, letters and digits have a zero byte in UTF-16; no text in another encoding has zero bytes. */
function utf16Without(sample: Uint8Array): Encoding | null {
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (even + odd === 0 || sample.length % 2 !== 0) return null;
  if (odd > even * 4) return "utf-16le";
  return even > odd * 4 ? "utf-16be" : null;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
