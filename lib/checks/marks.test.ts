import { expect, test } from "vitest";
import type { Run } from "#lib/text/runs.ts";
import { plainText } from "#lib/text/runs.ts";
import { marksCheck } from "./marks.ts";

const find = (source: readonly Run[], target: readonly Run[]) =>
  marksCheck
    .find({
      source: plainText(source),
      target: plainText(target),
      sourceLocale: "zh",
      targetLocale: "fr",
      runs: { source, target },
    })
    .map(({ message, severity, source: span }) => `${severity} ${message} ${span && plainText(source).slice(...span)}`);

const href = "https://ferry.example/";

test.each<[string, Run[], Run[], string[]]>([
  ["nothing marked", [{ text: "渡口" }], [{ text: "le bac" }], []],
  ["a link kept", [{ text: "见" }, { text: "渡口", href }], [{ text: "le bac", href }], []],
  ["a link lost", [{ text: "见" }, { text: "渡口", href }], [{ text: "le bac" }], ["warning link_lost 渡口"]],
  [
    "a link to elsewhere",
    [{ text: "渡口", href }],
    [{ text: "le bac", href: "https://other.example/" }],
    ["warning link_lost 渡口"],
  ],
  [
    "a link of two parts",
    [
      { text: "渡", href, bold: true },
      { text: "口", href },
    ],
    [{ text: "le bac" }],
    ["warning link_lost 渡口", "hint bold_lost 渡"],
  ],
  [
    "marks of one kind lost",
    [{ text: "很", italic: true }, { text: "大" }],
    [{ text: "grand" }],
    ["hint italic_lost 很"],
  ],
  [
    "marks of one kind fewer",
    [{ text: "很", bold: true }, { text: "大" }, { text: "呀", bold: true }],
    [{ text: "grand", bold: true }],
    [],
  ],
])("%s", (_name, source, target, expected) => expect(find(source, target)).toEqual(expected));

test("plain texts have no marks to lose", () =>
  expect(marksCheck.find({ source: "渡口", target: "bac", sourceLocale: "zh", targetLocale: "fr" })).toEqual([]));
