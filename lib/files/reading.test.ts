import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { zip } from "#lib/testing/zip.ts";
import { decodeTextFile } from "./decode-text.ts";
import { fileKind } from "./kind.ts";
import { type ArchiveLimits, documentArchiveLimits, documentLimits } from "./limits.ts";
import { openReader, readFile } from "./reading.ts";
import { assertHarmlessXml } from "./xml.ts";
import { openZip } from "./zip.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...numbers: number[]) => new Uint8Array(numbers);
const limits: ArchiveLimits = { entries: 10, unpacked: 5_000_000, ratio: 100 };
const refusal = (code: string) => expect.objectContaining({ code });
const thrown = (work: () => unknown) => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

for (const [name, content, kind] of [
  ["a text", utf8("天亮了"), "text"],
  ["an archive", zip([{ name: "a", content: "a" }]), "zip"],
  ["an empty archive", zip([]), "zip"],
  ["a PDF", utf8("%PDF-1.7 …"), "pdf"],
  ["an old Word document", bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0), "ole"],
  ["a picture", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d), "image"],
  ["a program", bytes(0x7f, 0x45, 0x4c, 0x46, 2), "program"],
] as const) {
  test(`${name} is known by its first bytes`, () => expect(fileKind(content)).toBe(kind));
}

const utf16 = (text: string, mark: boolean, big: boolean) => {
  const buffer = Buffer.from((mark ? "\uFEFF" : "") + text, "utf16le");
  return new Uint8Array(big ? buffer.swap16() : buffer);
};

for (const [name, content, text, encoding] of [
  ["UTF-8", utf8("天亮了。\r\n鸟醒了。"), "天亮了。\n鸟醒了。", "utf-8"],
  ["UTF-8 with a mark", utf8("\uFEFF天亮了。"), "天亮了。", "utf-8"],
  ["UTF-16", utf16("天亮了。", true, false), "天亮了。", "utf-16le"],
  ["UTF-16, the other way round", utf16("天亮了。", true, true), "天亮了。", "utf-16be"],
  ["UTF-16 without a mark", utf16("天亮了。\n2 birds", false, false), "天亮了。\n2 birds", "utf-16le"],
  ["UTF-16 without a mark, the other way round", utf16("天亮了。\n2", false, true), "天亮了。\n2", "utf-16be"],
  // 天亮了，鸟醒了。
  [
    "GB18030",
    bytes(0xcc, 0xec, 0xc1, 0xc1, 0xc1, 0xcb, 0xa3, 0xac, 0xc4, 0xf1, 0xd0, 0xd1, 0xc1, 0xcb, 0xa1, 0xa3),
    "天亮了，鸟醒了。",
    "gb18030",
  ],
  // 天亮 in Big5, as the page says.
  [
    "what the page says",
    new Uint8Array([...utf8('<meta charset="big5">'), 0xa4, 0xd1, 0xab, 0x47]),
    '<meta charset="big5">天亮',
    "big5",
  ],
] as const) {
  test(`a text in ${name} is read`, () => expect(decodeTextFile(content)).toEqual({ text, encoding }));
}

test("what is no text is no text", () => {
  const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256);
  expect(thrown(() => decodeTextFile(noise))).toEqual(refusal("file_type"));
});

test("an archive gives its files, also those with names in GB18030", () => {
  const entries = openZip(
    zip([
      { name: "a/", content: "" },
      { name: "a/天.txt", content: "天亮了" },
    ]),
    limits,
  );
  expect(entries.map(({ name, size, read }) => [name, size, new TextDecoder().decode(read())])).toEqual([
    ["a/天.txt", 9, "天亮了"],
  ]);
});

const zeros = new Uint8Array(4_000_000);
for (const [name, archive, code] of [
  ["too many files", zip(Array.from({ length: 11 }, (_, i) => ({ name: `${i}`, content: "" }))), "file_expands"],
  ["a bomb", zip([{ name: "bomb", content: zeros }]), "file_expands"],
  ["a bomb that denies it", zip([{ name: "bomb", content: zeros, size: 10 }]), "file_broken"],
  [
    "files that share their bytes",
    zip([
      { name: "a", content: "abc" },
      { name: "b", content: "abc", sameAs: 0 },
    ]),
    "file_expands",
  ],
  ["too much in all", zip([1, 2].map((i) => ({ name: `${i}`, content: zeros, stored: true }))), "file_expands"],
  ["a password", zip([{ name: "a", content: "abc", flags: 1 }]), "file_encrypted"],
  ["a way out", zip([{ name: "../../etc/cron.d/x", content: "abc" }]), "file_broken"],
  ["an absolute place", zip([{ name: "/etc/x", content: "abc" }]), "file_broken"],
  ["a wrong sum", zip([{ name: "a", content: "abc", crc: 1 }]), "file_broken"],
  ["no end", zip([{ name: "a", content: "abc" }]).slice(0, -4), "file_broken"],
  ["no archive in it", utf8("PK\u0003\u0004 but not really"), "file_broken"],
] as const) {
  test(`an archive with ${name} is refused`, () => {
    expect(thrown(() => openZip(archive, limits).map((entry) => entry.read()))).toEqual(refusal(code));
  });
}

const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>`;
for (const [name, xml, code] of [
  ["entities of its own", laughs, "file_external"],
  ["a document type elsewhere", `<!doctype x SYSTEM "file:///etc/passwd"><x/>`, "file_external"],
  ["elements nested to death", "<a>".repeat(100_000), "file_nested"],
  ["a tag without an end", '<a href="', "file_broken"],
  ["a comment without an end", "<!-- ", "file_broken"],
] as const) {
  test(`XML with ${name} is refused`, () => expect(thrown(() => assertHarmlessXml(xml))).toEqual(refusal(code)));
}

test("harmless XML passes, whatever stands in its comments", () => {
  assertHarmlessXml(`<?xml version="1.0"?><!-- <!DOCTYPE x> --><a b="<>"><c/><![CDATA[<!ENTITY]]></a>`);
});

/** Processes that read files for this one. */
const children = () =>
  execFileSync("ps", ["-A", "-o", "ppid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.trim().startsWith(`${process.pid} `) && line.includes("permission")).length;

test("a file is read in a child that is gone afterwards", async () => {
  expect(await readFile("text", utf8("天亮了"), undefined)).toEqual({ text: "天亮了", encoding: "utf-8" });
  await expect.poll(children).toBe(0);
});

test("a file over the limit is refused before anything is started", async () => {
  const large = readFile("text", new Uint8Array(100_000_000), undefined);
  expect(children()).toBe(0);
  await expect(large).rejects.toMatchObject({ code: "file_too_large", details: { megabytes: 20 } });
});

test("what takes too much memory or time ends, alone, and the next file is read", async () => {
  const small = openReader({ ...documentLimits, memory: 120, milliseconds: 20_000 });
  const heavy = zip([{ name: "zeros", content: new Uint8Array(160_000_000) }]);
  const generous = { entries: 1, unpacked: 1e9, ratio: 1e9 };
  await expect(small.read("archive", heavy, generous)).rejects.toMatchObject({ code: "file_expands" });
  await expect.poll(children).toBe(0);
  expect(await small.read("text", utf8("next"), undefined)).toMatchObject({ text: "next" });
  await expect(small.read("text", utf8("abc"), undefined, AbortSignal.abort())).rejects.toMatchObject({
    code: "file_too_slow",
  });
  small.close();
  await expect.poll(children).toBe(0);
});

test("a refusal is not the end of the child", async () => {
  const reader = openReader();
  await expect(reader.read("text", new Uint8Array(), undefined)).rejects.toMatchObject({ code: "file_empty" });
  await expect(reader.read("archive", utf8("none"), limits)).rejects.toMatchObject({ code: "file_broken" });
  expect(await reader.read("archive", zip([{ name: "a", content: "天" }]), documentArchiveLimits)).toEqual([
    { name: "a", content: utf8("天") },
  ]);
  expect(await reader.read("text", utf8("next"), undefined)).toMatchObject({ text: "next" });
  reader.close();
});

test("a reader that is closed while files wait takes nobody's place", { timeout: 30_000 }, async () => {
  for (let time = 0; time < 3; time += 1) {
    const reader = openReader();
    const reads = ["one", "two"].map((text) => reader.read("text", utf8(text), undefined));
    const ends = Promise.allSettled(reads);
    reader.close();
    expect((await ends).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  }
  // There are two places: without one, this would wait for ever.
  expect(await readFile("text", utf8("three"), undefined)).toMatchObject({ text: "three" });
});
