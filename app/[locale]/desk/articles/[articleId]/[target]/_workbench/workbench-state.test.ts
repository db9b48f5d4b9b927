import { beforeAll, describe, expect, test } from "vitest";
import { fingerprint } from "#lib/checks/fingerprint.ts";
import { plainText, textRun } from "#lib/text/runs.ts";
import type { SavedUnit, SheetRow, TranslationSheet, UnitConflict } from "#lib/translations/translation.ts";
import { checkDocument, loadChecker } from "./checker.ts";
import { isDirty, isRowStale, openIssuesOf, pairIssuesOf, type RowState, statusOf } from "./row-state.ts";
import {
  beginWorkbench,
  documentOf,
  type Filter,
  findNeighbour,
  findWaiting,
  summarize,
  visibleIds,
  type WorkbenchAction,
  type WorkbenchState,
  workbench,
} from "./workbench-state.ts";

beforeAll(loadChecker);

function row(segmentId: string, source: string, target: string, change: Partial<SheetRow> = {}): SheetRow {
  return {
    segmentId,
    blockId: "p",
    blockKind: "paragraph",
    blockAttributes: {},
    source: textRun(source),
    separator: "",
    target: textRun(target),
    madeFrom: source,
    state: target === "" ? "initial" : "translated",
    origin: "human",
    produced: null,
    version: target === "" ? 0 : 1,
    writtenBy: null,
    confirmedBy: null,
    reviewedTarget: null,
    returnReason: null,
    returnedBy: null,
    waivers: [],
    ...change,
  };
}

function sheetOf(rows: readonly SheetRow[], sourceVersion = 1): TranslationSheet {
  return {
    articleId: "a",
    slug: null,
    section: null,
    sourceLocale: "zh",
    locale: "en",
    sourceVersion,
    terms: [],
    severities: {},
    rows,
  };
}

const rows = [
  row("one", "一。", "One."),
  row("two", "二。", ""),
  row("three", "三。", "Three.", { state: "draft" }),
  row("four", "四。", "Four.", { madeFrom: "肆。" }),
  row("five", "五。", "Five.", { state: "reviewed" }),
  row("six", "六。", "Six.", { state: "draft", returnReason: "Wrong", madeFrom: "陆。" }),
  row("seven", "覆盖12万余人。", "It reached 12 people."),
  row("eight", "八。", ""),
];

function begin(filter: Filter = "all", ...actions: WorkbenchAction[]): WorkbenchState {
  return actions.reduce(workbench, beginWorkbench(sheetOf(rows), filter));
}

function get(state: WorkbenchState, id: string): RowState {
  const found = state.rows[id];
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
}

const saved: SavedUnit = {
  version: 2,
  savedAt: "",
  state: "draft",
  madeFrom: "一。",
  merged: null,
  movedTo: null,
  outdated: false,
};

const conflict: UnitConflict = {
  segmentId: "one",
  movedTo: null,
  base: textRun("One."),
  theirs: textRun("Uno."),
  version: 7,
  by: { name: "Li Wei", self: false },
};

test("progress says of every sentence what it shows", () => {
  expect(summarize(begin())).toEqual({
    total: 8,
    progress: { untranslated: 2, draft: 1, translated: 2, reviewed: 1, stale: 1, returned: 1 },
    errors: 1,
    counts: { all: 8, unconfirmed: 5, stale: 2, returned: 1, issues: 1 },
  });
});

for (const [filter, expected] of [
  ["all", ["one", "two", "three", "four", "five", "six", "seven", "eight"]],
  ["unconfirmed", ["two", "three", "four", "six", "eight"]],
  ["stale", ["four", "six"]],
  ["returned", ["six"]],
  ["issues", ["seven"]],
] as const) {
  test(`the filter "${filter}" shows ${expected.join(", ")}`, () => {
    expect(visibleIds(begin(filter))).toEqual(expected);
  });
}

test("a sentence stays in sight while it is worked on, until the filter is chosen again", () => {
  const confirmed = begin("unconfirmed", { type: "typed", id: "two", text: "Two." }, { type: "confirming", id: "two" });
  expect(visibleIds(confirmed)).toContain("two");
  expect(visibleIds(workbench(confirmed, { type: "filtered", filter: "unconfirmed" }))).not.toContain("two");
});

describe("going on", () => {
  for (const [from, next, expected] of [
    ["one", "unconfirmed", "two"],
    ["three", "unconfirmed", "four"],
    ["four", "unconfirmed", "six"],
    ["eight", "unconfirmed", "two"],
    ["two", "untranslated", "eight"],
    ["eight", "untranslated", "two"],
  ] as const) {
    test(`from ${from} to the next ${next} is ${expected}`, () => {
      expect(findWaiting(begin(), from, next)).toBe(expected);
    });
  }

  test("ends when nothing waits any more", () => {
    const state = beginWorkbench(sheetOf([row("one", "一。", "One."), row("two", "二。", "")]), "all");
    expect(findWaiting(state, "two", "unconfirmed")).toBeNull();
  });

  test("neighbours are those in sight", () => {
    expect(findNeighbour(begin("stale"), "four", 1)).toBe("six");
    expect(findNeighbour(begin(), "one", -1)).toBeNull();
    expect(findNeighbour(begin(), null, 1)).toBe("one");
    expect(findNeighbour(begin(), null, -1)).toBe("eight");
  });
});

describe("while somebody types", () => {
  test("a confirmed sentence is a draft, and what it was once the change is taken back", () => {
    const typed = begin("all", { type: "typed", id: "five", text: "Fiver" });
    expect([statusOf(get(typed, "five")), isDirty(get(typed, "five"))]).toEqual(["draft", true]);
    const back = workbench(typed, { type: "typed", id: "five", text: "Five." });
    expect([statusOf(get(back, "five")), isDirty(get(back, "five"))]).toEqual(["reviewed", false]);
  });

  test("an emptied sentence is untranslated", () => {
    expect(statusOf(get(begin("all", { type: "typed", id: "five", text: " " }), "five"))).toBe("untranslated");
  });

  test("an out-of-date sentence stays so, a returned one returned, until it is confirmed", () => {
    const typed = begin("all", { type: "typed", id: "four", text: "For" }, { type: "typed", id: "six", text: "Sixth" });
    expect([statusOf(get(typed, "four")), statusOf(get(typed, "six"))]).toEqual(["stale", "returned"]);
    const confirmed = [
      { type: "confirming", id: "four" },
      { type: "confirming", id: "six" },
    ] as const;
    const after = confirmed.reduce(workbench, typed);
    expect([statusOf(get(after, "four")), statusOf(get(after, "six"))]).toEqual(["translated", "translated"]);
  });

  test("a confirmation that did not arrive is taken back", () => {
    const settled = begin("all", { type: "confirming", id: "three" }, { type: "settled", id: "three" });
    expect(statusOf(get(settled, "three"))).toBe("draft");
  });

  test("checks see the text as typed", () => {
    const typed = begin("all", { type: "typed", id: "seven", text: "It reached 120,000 people." });
    expect(openIssuesOf(get(typed, "seven"))).toHaveLength(1);
    expect(openIssuesOf(get(workbench(typed, { type: "checked", id: "seven" }), "seven"))).toEqual([]);
  });

  test("other rows stay the very same", () => {
    const before = begin();
    const after = workbench(before, { type: "typed", id: "one", text: "Uno." });
    expect(after.rows["two"]).toBe(before.rows["two"]);
  });

  test("tokens become formatting", () => {
    const source = [{ text: "老城区" }, { text: "今年", bold: true as const }, { text: "开工" }];
    const state = beginWorkbench(sheetOf([row("one", "", "", { source })]), "all");
    const typed = workbench(state, { type: "typed", id: "one", text: "Begins ⟨1⟩this year⟨/1⟩" });
    expect(get(typed, "one").target).toEqual([{ text: "Begins " }, { text: "this year", bold: true }]);
  });
});

describe("saving", () => {
  test("leaves what was typed since alone", () => {
    const state = begin(
      "all",
      { type: "typed", id: "one", text: "One and" },
      { type: "typed", id: "one", text: "One and a half" },
      { type: "saved", id: "one", saved, target: textRun("One and") },
    );
    const one = get(state, "one");
    expect([one.text, plainText(one.row.target), one.row.version, isDirty(one)]).toEqual([
      "One and a half",
      "One and",
      2,
      true,
    ]);
  });

  test("a draft that was put in whole is remembered until the sentence is emptied", () => {
    const began = { origin: "machine", produced: textRun("Two!") } as const;
    const drafted = begin("all", { type: "saved", id: "two", saved, target: textRun("Two!"), began });
    expect(get(drafted, "two").row).toMatchObject(began);
    const edited = workbench(drafted, { type: "saved", id: "two", saved, target: textRun("Two.") });
    expect(get(edited, "two").row).toMatchObject(began);
    const initial = { ...saved, state: "initial" as const };
    const emptied = workbench(edited, { type: "saved", id: "two", saved: initial, target: [] });
    expect(get(emptied, "two").row).toMatchObject({ origin: "human", produced: null });
  });

  test("a confirmation ends a return", () => {
    const confirmed = { ...saved, state: "translated" as const, madeFrom: "六。" };
    const state = begin("all", { type: "saved", id: "six", saved: confirmed, target: textRun("Six.") });
    expect([get(state, "six").row.returnReason, statusOf(get(state, "six"))]).toEqual([null, "translated"]);
  });

  test("a merge shows both changes, and keeps mine at hand until I type on", () => {
    const by = { name: "Li Wei", self: false };
    const merged = { ...saved, merged: { target: textRun("The One!"), by } };
    const state = begin(
      "all",
      { type: "typed", id: "one", text: "One!" },
      { type: "merged", id: "one", saved: merged, stored: textRun("The One!"), target: textRun("The One!") },
    );
    expect(get(state, "one")).toMatchObject({ text: "The One!", merged: { by, mine: textRun("One!") } });
    expect(get(workbench(state, { type: "typed", id: "one", text: "The One!!" }), "one").merged).toBeNull();
  });
});

describe("a conflict", () => {
  const conflicted = begin(
    "all",
    { type: "typed", id: "one", text: "Eins." },
    { type: "conflicted", id: "one", conflict, mine: textRun("Eins.") },
  );

  test("leaves mine in the field", () => {
    expect(get(conflicted, "one")).toMatchObject({ text: "Eins.", conflict });
  });

  test("decided for mine, mine follows on theirs", () => {
    const one = get(workbench(conflicted, { type: "decided", id: "one", for: "mine" }), "one");
    expect(one).toMatchObject({ text: "Eins.", conflict: null, row: { target: textRun("Uno."), version: 7 } });
  });

  test("decided for theirs, theirs is what there is", () => {
    const one = get(workbench(conflicted, { type: "decided", id: "one", for: "theirs" }), "one");
    expect([one.text, one.conflict, isDirty(one)]).toEqual(["Uno.", null, false]);
  });
});

describe("a sheet that comes later", () => {
  test("brings what colleagues have done", () => {
    const fresh = sheetOf(rows.map((one) => (one.segmentId === "two" ? row("two", "二。", "Two.") : one)));
    const state = workbench(begin(), { type: "sheetRead", sheet: fresh });
    expect([get(state, "two").text, statusOf(get(state, "two"))]).toEqual(["Two.", "translated"]);
  });

  test("does not touch what is typed, and shows that its source has changed", () => {
    const changed = row("one", "壹。", "One.", { madeFrom: "一。", version: 5, target: textRun("Theirs.") });
    const typed = begin("all", { type: "typed", id: "one", text: "Mine" });
    const one = get(workbench(typed, { type: "sheetRead", sheet: sheetOf([changed]) }), "one");
    expect(one.text).toBe("Mine");
    expect(one.row).toMatchObject({ version: 1, target: textRun("One."), source: textRun("壹。") });
    expect(isRowStale(one)).toBe(true);
  });

  test("that is older than what was saved meanwhile changes nothing of it", () => {
    const after = begin(
      "all",
      { type: "typed", id: "one", text: "Uno." },
      { type: "saved", id: "one", saved, target: textRun("Uno.") },
    );
    const one = get(workbench(after, { type: "sheetRead", sheet: sheetOf(rows) }), "one");
    expect([one.text, one.row.version]).toEqual(["Uno.", 2]);
  });

  test("of an older original is not read at all", () => {
    const state = begin();
    expect(workbench(state, { type: "sheetRead", sheet: sheetOf([], 0) })).toBe(state);
  });

  test("leaves the row that is gone", () => {
    const active = begin("all", { type: "activated", id: "one" });
    const state = workbench(active, { type: "sheetRead", sheet: sheetOf(rows.slice(1), 2) });
    expect([state.activeId, state.order[0]]).toEqual([null, "two"]);
  });
});

test("a waiver holds for exactly the text it was given for", () => {
  const pair = { source: "覆盖12万余人。", target: "It reached 12 people.", sourceLocale: "zh", targetLocale: "en" };
  const waiver = { check: "number", fingerprint: fingerprint(pair), reason: "Quoted", waivedBy: "Chen Yu" };
  const waived = begin("all", { type: "waived", id: "seven", waiver });
  expect(openIssuesOf(get(waived, "seven"))).toEqual([]);
  const typed = [
    { type: "typed", id: "seven", text: "It reached 12 people!" },
    { type: "checked", id: "seven" },
  ] as const;
  expect(openIssuesOf(get(typed.reduce<WorkbenchState>(workbench, waived), "seven"))).toHaveLength(1);
  expect(openIssuesOf(get(workbench(waived, { type: "waiverEnded", id: "seven", waiver }), "seven"))).toHaveLength(1);
});

describe("what the whole document shows", () => {
  const twice = [
    row("a", "船在中午来了又走了。", "It came at noon."),
    row("b", "船在中午来了又走了。", "The ferry called at noon."),
  ];
  const begun = beginWorkbench(sheetOf(twice), "all");
  const compare = (state: typeof begun) =>
    workbench(state, { type: "documentCompared", issues: checkDocument(documentOf(state), state) });

  test("is shown at the sentence to look at", () => {
    const compared = compare(begun);
    expect(compared.rows["a"]?.overall).toEqual([]);
    expect(compared.rows["b"]?.overall.map((issue) => issue.message)).toEqual(["sentence_two_ways"]);
    expect(summarize(compared).counts.issues).toBe(1);
    expect(openIssuesOf(get(compared, "b"))).toHaveLength(1);
    expect(pairIssuesOf(get(compared, "b"))).toEqual([]);
  });

  test("changes nothing while it stays the same", () => {
    const compared = compare(begun);
    expect(compare(compared)).toBe(compared);
  });
});
