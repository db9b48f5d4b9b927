import { describe, expect, test } from "vitest";
import { textRun } from "#lib/text/runs.ts";
import { findChange, type PresentUnit } from "./changes.ts";
import type { ExchangeUnit } from "./document.ts";
import { sourceFingerprint } from "./source-fingerprint.ts";

const [old, today] = ["老城区今年开工。", "老城区明年开工。"];

const present = (target: string, change: Partial<PresentUnit> = {}): PresentUnit => ({
  segmentId: "s",
  source: textRun(today),
  target: textRun(target),
  madeFrom: today,
  state: target === "" ? "initial" : "translated",
  version: target === "" ? 0 : 2,
  returned: false,
  moved: false,
  ...change,
});

const given = (target: string, change: Partial<ExchangeUnit> = {}): ExchangeUnit => ({
  id: "s",
  source: textRun(today),
  target: textRun(target),
  state: "translated",
  origin: null,
  fingerprint: null,
  version: 2,
  context: "",
  notes: [],
  line: 1,
  ...change,
});

const older = { source: textRun(old) };

describe("a row", () => {
  for (const [name, row, unit, expected] of [
    ["without words changes nothing", given(" "), present("Work begins."), "empty"],
    ["with words for an empty sentence is new", given("Work begins.", { version: 0 }), present(""), "new"],
    ["takes the place of the words it was made from", given("Work starts."), present("Work begins."), "replace"],
    ["that knows no version does so too", given("Work starts.", { version: null }), present("Work begins."), "replace"],
    [
      "yields to words that somebody has changed since",
      given("Work starts."),
      present("Work began.", { version: 3 }),
      "propose",
    ],
    ["of an older original never replaces newer words", given("Old.", older), present("New."), "propose"],
    ["of an older original comes in out of date where nothing stands", given("Old.", older), present(""), "late"],
    [
      "of an older original may mend words of that same original",
      given("Old, mended.", older),
      present("Old.", { madeFrom: old }),
      "replace",
    ],
    [
      "of an older original does not when somebody has changed them",
      given("Old, mended.", older),
      present("Old!", { madeFrom: old, version: 3 }),
      "propose",
    ],
    [
      "whose source a tool has altered is known by its fingerprint",
      given("Work starts.", { source: textRun("?"), fingerprint: sourceFingerprint(today, "zh") }),
      present("Work begins."),
      "replace",
    ],
    ["with the same words is the same", given("Work begins."), present("Work begins."), "same"],
    ["with the same words confirms a draft", given("Work."), present("Work.", { state: "draft" }), "confirm"],
    ["of drafts confirms nothing", given("Work.", { state: "draft" }), present("Work.", { state: "draft" }), "same"],
    [
      "with the same words confirms what was out of date",
      given("Work."),
      present("Work.", { madeFrom: old }),
      "confirm",
    ],
    [
      "of an older original confirms nothing",
      given("Work.", older),
      present("Work.", { state: "draft", madeFrom: old }),
      "same",
    ],
    ["ends a return it has seen", given("Work."), present("Work.", { returned: true }), "confirm"],
    [
      "does not end a return it has not seen",
      given("Work.", { version: 1 }),
      present("Work.", { returned: true }),
      "same",
    ],
    [
      "for a sentence that was split is part of another at most",
      given("Work."),
      present("", { moved: true }),
      "propose",
    ],
    ["knows marks from words", given("", { target: [{ text: "Work.", bold: true }] }), present("Work."), "replace"],
  ] as const) {
    test(name, () => expect(findChange(row, unit, "zh")).toBe(expected));
  }
});
