import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { open, seal } from "./seal.ts";

beforeEach(() => vi.stubEnv("AUTH_SECRET", "one installation's secret"));
afterEach(() => vi.unstubAllEnvs());

test("what was sealed opens again, and nothing of it can be read before", () => {
  const sealed = seal("sk-水-1234", "machine-translation");
  expect(open(sealed, "machine-translation")).toBe("sk-水-1234");
  expect(sealed).not.toContain("1234");
  expect(Buffer.from(sealed.slice(3), "base64url").toString("latin1")).not.toContain("1234");
});

test("the same secret is sealed differently each time", () => {
  expect(seal("k", "machine-translation")).not.toBe(seal("k", "machine-translation"));
});

test("another installation cannot open it", () => {
  const sealed = seal("k", "machine-translation");
  vi.stubEnv("AUTH_SECRET", "another one's");
  expect(open(sealed, "machine-translation")).toBeNull();
});

test("nor can it be opened for something else", () => {
  expect(open(seal("k", "machine-translation"), "another purpose" as never)).toBeNull();
});

test("whatever was changed, cut or never sealed does not open", () => {
  const sealed = seal("k".repeat(20), "machine-translation");
  for (let at = 3; at < sealed.length; at += 7) {
    const other = sealed[at] === "A" ? "B" : "A";
    const changed = sealed.slice(0, at) + other + sealed.slice(at + 1);
    expect(open(changed, "machine-translation")).toBeNull();
  }
  for (const text of ["", "v1.", "v2.abc", sealed.slice(0, -4), "plain text"]) {
    expect(open(text, "machine-translation")).toBeNull();
  }
});
