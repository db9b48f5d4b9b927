import { expect, test } from "vitest";
import { decodeText, detectEncoding } from "./encoding.ts";

const text = "渡口明天恢复。\nThe ferry runs. 船票3元\n";

function utf16(order: "le" | "be", mark: boolean): Uint8Array {
  const bytes = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return order === "le" ? bytes : bytes.swap16();
}

for (const [name, bytes, encoding] of [
  ["UTF-8", Buffer.from(text), "utf-8"],
  ["UTF-8 with a mark", Buffer.from(`\uFEFF${text}`), "utf-8"],
  ["UTF-16, little end first, with a mark", utf16("le", true), "utf-16le"],
  ["UTF-16, big end first, with a mark", utf16("be", true), "utf-16be"],
  ["UTF-16, little end first", utf16("le", false), "utf-16le"],
  ["UTF-16, big end first", utf16("be", false), "utf-16be"],
] as const) {
  test(`${name} is read`, () => {
    expect(detectEncoding(bytes)).toBe(encoding);
    expect(decodeText(bytes)).toBe(text);
  });
}

test("GB18030 is read, also what GBK does not have", () => {
  // 渡口。, the euro sign and 𠀀 in four bytes.
  const bytes = Uint8Array.from([0xb6, 0xc9, 0xbf, 0xda, 0xa1, 0xa3, 0xa2, 0xe3, 0x95, 0x32, 0x82, 0x36]);
  expect(detectEncoding(bytes)).toBe("gb18030");
  expect(decodeText(bytes)).toBe("渡口。€𠀀");
});

test("any bytes are some text", () => {
  expect(decodeText(new Uint8Array())).toBe("");
  expect(decodeText(Uint8Array.from([0xff]))).toBe("\uFFFD");
  expect(decodeText(Uint8Array.from([0x61]))).toBe("a");
});
