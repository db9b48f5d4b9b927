import { expect, test } from "vitest";
import { decidesOnOwn } from "./own-work.ts";

const strict = { ownWorkAllowed: false };
const lenient = { ownWorkAllowed: true };

test("somebody else's work is nobody's own", () => {
  expect(decidesOnOwn({ id: "a" }, ["b", null], strict, "own_translation")).toBe(false);
  expect(decidesOnOwn({ id: "a" }, ["b", null], lenient, "own_translation")).toBe(false);
  expect(decidesOnOwn({ id: null }, [null], strict, "own_correction")).toBe(false);
});

test("one's own work is refused, or where the newsroom allows it named as such", () => {
  expect(() => decidesOnOwn({ id: "a" }, ["b", "a"], strict, "own_translation")).toThrow("own_translation");
  expect(() => decidesOnOwn({ id: "a" }, ["a"], strict, "own_correction")).toThrow("own_correction");
  expect(decidesOnOwn({ id: "a" }, ["a"], lenient, "own_translation")).toBe(true);
});
