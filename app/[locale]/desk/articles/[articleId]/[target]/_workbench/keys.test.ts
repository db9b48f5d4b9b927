import { expect, test } from "vitest";
import { findCommand, type KeyPress } from "./keys.ts";

function press(keys: string, change: Partial<KeyPress> = {}): KeyPress {
  const parts = keys.split("+");
  const key = parts.pop() ?? "";
  return {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: parts.includes("Ctrl"),
    metaKey: parts.includes("Cmd"),
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    isComposing: false,
    keyCode: 0,
    ...change,
  };
}

for (const [keys, expected] of [
  ["Ctrl+Enter", { kind: "confirm", next: "unconfirmed" }],
  ["Cmd+Enter", { kind: "confirm", next: "unconfirmed" }],
  ["Ctrl+Shift+Enter", { kind: "confirm", next: "untranslated" }],
  ["Ctrl+ArrowDown", { kind: "move", by: 1 }],
  ["Cmd+ArrowUp", { kind: "move", by: -1 }],
  ["Alt+0", { kind: "copySource" }],
  ["Alt+1", { kind: "insert", digit: 1 }],
  ["Alt+9", { kind: "insert", digit: 9 }],
  ["Alt+Shift+1", { kind: "placeMark", number: 1 }],
  ["Alt+Shift+9", { kind: "placeMark", number: 9 }],
  ["Alt+k", { kind: "searchMemory" }],
  ["Alt+p", { kind: "toggleHelp" }],
  ["Alt+f", { kind: "fix" }],
  ["Alt+g", { kind: "proposeTerm" }],
  ["Alt+h", { kind: "showKeys" }],
  ["Escape", { kind: "leave" }],
  ["Enter", null],
  ["ArrowDown", null],
  ["Ctrl+Shift+ArrowDown", null],
  ["Ctrl+Alt+1", null],
  ["Ctrl+1", null],
  ["Alt+Shift+0", null],
  ["Alt+Shift+f", null],
  ["Alt+e", null],
] as const) {
  test(`${keys} ${expected ? `asks for ${expected.kind}` : "asks for nothing"}`, () => {
    expect(findCommand(press(keys))).toEqual(expected);
  });
}

test("Option on a Mac types other signs; the place of the key counts", () => {
  expect(findCommand(press("Alt+¡", { code: "Digit1" }))).toEqual({ kind: "insert", digit: 1 });
  expect(findCommand(press("Alt+ƒ", { code: "KeyF" }))).toEqual({ kind: "fix" });
});

test("the number pad stays free: with Alt it types signs by their code", () => {
  expect(findCommand(press("Alt+1", { code: "Numpad1" }))).toBeNull();
});

for (const keys of ["Ctrl+Enter", "Escape", "Ctrl+ArrowDown", "Alt+1", "Alt+Shift+1"]) {
  test(`${keys} belongs to the input method while it composes`, () => {
    expect(findCommand(press(keys, { isComposing: true }))).toBeNull();
    expect(findCommand(press(keys, { keyCode: 229 }))).toBeNull();
  });
}
