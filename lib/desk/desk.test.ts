import { describe, expect, test } from "vitest";
import { isOverdue, standingOf } from "./desk.ts";

describe("a suggestion is overdue", () => {
  for (const [since, now, expected] of [
    ["2026-11-16T10:00Z", "2026-11-18T09:59Z", false],
    ["2026-11-16T10:00Z", "2026-11-18T10:01Z", true],
    ["2026-11-20T10:00Z", "2026-11-24T09:00Z", false],
    ["2026-11-20T10:00Z", "2026-11-24T11:00Z", true],
    ["2026-11-21T10:00Z", "2026-11-24T09:00Z", false],
  ] as const) {
    test(`since ${since} at ${now}: ${expected}`, () => {
      expect(isOverdue(new Date(since), new Date(now))).toBe(expected);
    });
  }
});

const none = { untranslated: 0, draft: 0, translated: 0, reviewed: 0, stale: 0, returned: 0 };

describe("a translation stands", () => {
  for (const [expected, published, withdrawn, progress] of [
    ["none", false, false, { untranslated: 3 }],
    ["begun", false, false, { untranslated: 2, draft: 1 }],
    ["begun", false, false, { translated: 3 }],
    ["ready", false, false, { reviewed: 3 }],
    ["withdrawn", false, true, { reviewed: 3 }],
    ["published", true, false, { reviewed: 3 }],
    ["changed", true, false, { reviewed: 2, draft: 1 }],
    ["stale", true, false, { reviewed: 2, stale: 1 }],
    ["stale", true, false, { reviewed: 2, untranslated: 1 }],
  ] as const) {
    test(`${expected}: ${JSON.stringify(progress)}${published ? ", published" : ""}${withdrawn ? ", withdrawn" : ""}`, () => {
      expect(standingOf({ published, withdrawn, progress: { ...none, ...progress } })).toBe(expected);
    });
  }
});
