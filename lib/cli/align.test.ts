import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { align } from "./align.ts";

let printed = "";

beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  printed = "";
});

function file(text: string | Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), "duizhao-")), "text.txt");
  writeFileSync(path, text);
  return path;
}

test("whole texts come out as lines of JSON, one for each group", async () => {
  const source = "渡口明天恢复。老船长等了很久，他很高兴。\n\n今天有3艘船。";
  const target =
    "The ferry runs again tomorrow. The old captain has waited long. He is glad.\n\nToday there are 3 boats.";
  await align.run([file(source), file(target)]);
  expect(
    printed
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual([
    { zh: "渡口明天恢复。", en: "The ferry runs again tomorrow.", confidence: expect.any(Number) },
    {
      zh: "老船长等了很久，他很高兴。",
      en: "The old captain has waited long. He is glad.",
      confidence: expect.any(Number),
    },
    { zh: "今天有3艘船。", en: "Today there are 3 boats.", confidence: expect.any(Number) },
  ]);
});

test("sentences come out as indexes, empty lines and line ends of all kinds included", async () => {
  const source = Buffer.from("\uFEFF渡口明天恢复。\r\n\r\n今天有3艘船。\r\n", "utf16le");
  await align.run([file(source), file("The ferry runs again tomorrow.\nToday there are 3 boats."), "--sentences"]);
  const groups = printed
    .trimEnd()
    .split("\n")
    .map((line) => line.split("\t"));
  expect(groups.flatMap(([zh]) => (zh ? zh.split(",") : []))).toEqual(["0", "1", "2"]);
  expect(groups).toContainEqual(["2", "1"]);
});

test("empty files have no groups", async () => {
  await align.run([file(""), file("")]);
  expect(printed).toBe("");
});

test.each([
  [["one.txt"], "two files"],
  [["/does/not/exist.txt", "b.txt"], "cannot be read"],
  [["a.txt", "b.txt", "--target", "zh"], "one language"],
  [["a.txt", "b.txt", "--source", "klingon"], "no language tag"],
  [["a.txt", "b.txt", "--colour"], "--colour"],
])("%j is answered with what to do", async (options, hint) => {
  await expect(align.run(options)).rejects.toThrow(hint);
});
