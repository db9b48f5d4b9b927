import { expect, test } from "vitest";
import { findInboxCommand } from "./inbox-commands.ts";

const untouched = {
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  keyCode: 0,
};

for (const [press, expected] of [
  [{ key: "a" }, "accept"],
  [{ key: "A", shiftKey: true }, null],
  [{ key: "E", shiftKey: true }, "edit"],
  [{ key: "e" }, null],
  [{ key: "r" }, "decline"],
  [{ key: "j" }, "next"],
  [{ key: "s" }, "next"],
  [{ key: "k" }, "previous"],
  [{ key: "ArrowDown" }, "next"],
  [{ key: "ArrowDown", repeat: true }, "next"],
  [{ key: "a", repeat: true }, null],
  [{ key: "a", ctrlKey: true }, null],
  [{ key: "r", metaKey: true }, null],
  [{ key: "a", altKey: true }, null],
  [{ key: "a", isComposing: true }, null],
  [{ key: "a", keyCode: 229 }, null],
  [{ key: "Enter" }, null],
] as const) {
  test(`${JSON.stringify(press)} asks for ${expected ?? "nothing"}`, () =>
    expect(findInboxCommand({ ...untouched, ...press })).toBe(expected));
}
