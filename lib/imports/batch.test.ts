import { expect, test } from "vitest";
import { type BatchPlan, planByManifest, planByNames } from "./batch.ts";

const show = ({ pairs, failures }: BatchPlan) => [
  ...pairs.map(({ sourcePath, targetPath }) => `${sourcePath} + ${targetPath ?? "nothing"}`),
  ...failures.map(({ code, path }) => `${code}: ${path}`),
];

for (const [name, paths, expected] of [
  ["the locale before the extension", ["a.en.txt", "a.zh.txt"], ["a.zh.txt + a.en.txt"]],
  [
    "other signs, other extensions, folders",
    ["2024/b_EN.docx", "2024/b_zh.md", "c-en.html", "c-zh.html"],
    ["2024/b_zh.md + 2024/b_EN.docx", "c-zh.html + c-en.html"],
  ],
  [
    "folders named by the locale",
    ["zh/a.txt", "en/a.txt", "zh/b/c.txt", "en/b/c.txt"],
    ["zh/a.txt + en/a.txt", "zh/b/c.txt + en/b/c.txt"],
  ],
  [
    "locale names of other spellings",
    ["a.zh-Hans.txt", "a.en.txt", "中文/b.txt", "英文/b.txt"],
    ["a.zh-Hans.txt + a.en.txt", "中文/b.txt + 英文/b.txt"],
  ],
  ["an original that names no locale", ["a.txt", "a.en.txt"], ["a.txt + a.en.txt"]],
  [
    "as people count",
    ["a10.zh.txt", "a2.zh.txt", "a10.en.txt", "a2.en.txt"],
    ["a2.zh.txt + a2.en.txt", "a10.zh.txt + a10.en.txt"],
  ],
  ["an original alone", ["a.zh.txt"], ["a.zh.txt + nothing"]],
  ["a translation alone", ["a.en.txt"], ["import_no_original: a.en.txt"]],
  ["what is no text", ["a.zh.txt", "photo.jpg"], ["a.zh.txt + nothing", "file_type: photo.jpg"]],
  ["two for one place", ["a.zh.txt", "a.zh.md", "a.en.txt"], ["a.zh.md + a.en.txt", "import_twice: a.zh.txt"]],
  [
    "what systems put beside files",
    ["__MACOSX/._a.zh.txt", ".DS_Store", "x/.hidden", "a.zh.txt"],
    ["a.zh.txt + nothing"],
  ],
] as const) {
  const locale = name.includes("spellings") ? "zh-Hans" : "zh";
  test(`by names: ${name}`, () => expect(show(planByNames(paths, locale, "en"))).toEqual(expected));
}

test("by a manifest: relative to it, with a heading, and only what it names", () => {
  const paths = ["set/manifest.csv", "set/one.txt", "set/eins.txt", "set/two.txt", "set/other.txt"];
  const rows = [
    ["original", "translation"],
    ["one.txt", "eins.txt"],
    ["./two.txt", ""],
    ["", ""],
    ["three.txt", "drei.txt"],
    ["one.txt", ""],
  ];
  expect(show(planByManifest(rows, "set/manifest.csv", paths))).toEqual([
    "set/one.txt + set/eins.txt",
    "set/two.txt + nothing",
    "import_no_file: three.txt",
    "import_twice: set/one.txt",
  ]);
});
