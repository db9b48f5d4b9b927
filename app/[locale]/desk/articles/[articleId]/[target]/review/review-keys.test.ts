import { expect, test } from "vitest";
import { findReviewCommand } from "./review-keys.ts";

const press = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 65,
};

for (const [key, change, expected] of [
  ["a", {}, "approve"],
  ["A", {}, "approve"],
  ["r", {}, "return"],
  ["s", {}, "next"],
  ["x", {}, "select"],
  ["e", {}, null],
  ["E", { shiftKey: true }, "edit"],
  ["R", { shiftKey: true }, null],
  ["ArrowDown", { shiftKey: true }, "extendNext"],
  ["a", { ctrlKey: true }, null],
  ["r", { metaKey: true }, null],
  ["x", { altKey: true }, null],
  ["a", { isComposing: true }, null],
  ["a", { keyCode: 229 }, null],
  ["Enter", {}, null],
] as const) {
  test(`${key} ${JSON.stringify(change)} is ${expected}`, () => {
    expect(findReviewCommand({ ...press, ...change, key })).toBe(expected);
  });
}
