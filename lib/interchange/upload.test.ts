import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { readUpload } from "./reading.ts";

const utf8 = new TextEncoder();
const project = ["zh", "en"] as const;

test("a file is read in a process of its own", async () => {
  const csv = "segment,source_locale,target_locale,source,target\na,zh,en,甲,=1+1\n";
  const content = await readUpload(utf8.encode(csv), project);
  expect("translations" in content && content.translations.content.files[0]?.units).toMatchObject([
    { id: "a", target: [{ text: "=1+1" }] },
  ]);
});

test("what it refuses, and where, is said", async () => {
  const bomb = '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaa">]><xliff version="1.2">&a;</xliff>';
  await expect(readUpload(utf8.encode(bomb), project)).rejects.toMatchObject({ code: "doctype", line: 2 });
  const text = `<worksheet><sheetData>${" ".repeat(150_000_000)}</sheetData></worksheet>`;
  const workbook = zipSync({
    "xl/workbook.xml": utf8.encode("<workbook/>"),
    "xl/worksheets/sheet1.xml": utf8.encode(text),
  });
  await expect(readUpload(workbook, project)).rejects.toMatchObject({ code: "malformed" });
});
