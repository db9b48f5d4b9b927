import { describe, expect, test } from "vitest";
import { commandFor, nearest } from "./commands.ts";

const plain = { ctrlKey: false, metaKey: false, altKey: false, isComposing: false };

describe("a key in sentence mode", () => {
  for (const [press, letters, expected] of [
    [{ key: "j" }, true, "next"],
    [{ key: "J" }, true, "nextBlock"],
    [{ key: "ArrowDown" }, true, "next"],
    [{ key: "2" }, true, 1],
    [{ key: "?" }, true, "keys"],
    [{ key: "x" }, true, null],
    [{ key: "j" }, false, null],
    [{ key: "?" }, false, null],
    [{ key: "ArrowUp" }, false, "previous"],
    [{ key: "Escape" }, false, "leave"],
    [{ key: "c", ctrlKey: true }, true, null],
    [{ key: "e", isComposing: true }, true, null],
  ] as const) {
    const name = JSON.stringify(press) + (letters ? "" : " with character keys off");
    test(`${name} is ${expected ?? "the browser's"}`, () =>
      expect(commandFor({ ...plain, ...press }, letters)).toBe(expected));
  }
});

describe("the nearest marked sentence", () => {
  for (const [at, by, expected] of [
    [3, 1, 7],
    [7, 1, 7],
    [7, -1, 2],
    [1, -1, 1],
  ] as const) {
    test(`from ${at} by ${by} is ${expected}`, () => expect(nearest(at, by, [2, 7])).toBe(expected));
  }
});
