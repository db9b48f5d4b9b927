import { describe, expect, test } from "vitest";
import { fingerprint } from "#lib/checks/fingerprint.ts";
import { textRun } from "#lib/text/runs.ts";
import { findOriginalBlockers, findTranslationBlockers, isUpToDate, machineShareOf } from "./blockers.ts";
import {
  contentFingerprint,
  originalContent,
  type TranslationCandidate,
  translationContent,
  type UnitCandidate,
} from "./candidate.ts";
import { buildOriginal, type DraftSegment, type OriginalDraft } from "./content.ts";

const headline = segment("h", "清晨", "headline");
const body = segment("a", "天亮了。", "paragraph");

function segment(id: string, source: string, blockKind: DraftSegment["blockKind"]): DraftSegment {
  return {
    id,
    blockId: blockKind,
    blockKind,
    blockAttributes: {},
    source: textRun(source),
    separator: "",
    predecessors: [],
  };
}

function draft(change: Partial<OriginalDraft> = {}): OriginalDraft {
  const segments = [headline, body];
  return { articleId: "1", slug: "morning", section: null, sourceLocale: "zh", segments, ...change };
}

function unit(target: string, madeFrom: string, change: Partial<UnitCandidate> = {}): UnitCandidate {
  return {
    target: textRun(target),
    madeFrom,
    state: "reviewed",
    origin: "human",
    produced: null,
    writerName: "Mara",
    returnReason: null,
    waivers: [],
    ...change,
  };
}

function candidate(
  bodyUnit: UnitCandidate | null,
  change: Partial<TranslationCandidate> & { headline?: UnitCandidate | null } = {},
): TranslationCandidate {
  const headlineUnit = change.headline === undefined ? unit("Morning", "清晨") : change.headline;
  return {
    slug: "morning",
    locale: "en",
    original: buildOriginal(draft()),
    originalPublished: true,
    workingSources: new Map([
      ["h", "清晨"],
      ["a", "天亮了。"],
    ]),
    units: new Map([
      ...(headlineUnit ? [["h", headlineUnit] as const] : []),
      ...(bodyUnit ? [["a", bodyUnit] as const] : []),
    ]),
    terms: [],
    severities: {},
    machine: { unchangedLimit: 70, blocks: false },
    published: null,
    ...change,
  };
}

const good = unit("Day broke.", "天亮了。");
const ahead = new Map([
  ["h", "清晨"],
  ["a", "天大亮了。"],
]);

describe("what stands in the way of a translation", () => {
  for (const [name, given, expected] of [
    ["nothing", candidate(good), []],
    ["a sentence nobody has begun", candidate(null), ["untranslated a"]],
    ["an emptied sentence", candidate(unit("", "天亮了。", { state: "initial" })), ["untranslated a"]],
    ["white space", candidate(unit(" ", "天亮了。")), ["untranslated a"]],
    ["an untranslated headline", candidate(good, { headline: null }), ["headline_missing h"]],
    ["a draft", candidate(unit("Day broke.", "天亮了。", { state: "draft" })), ["draft a"]],
    ["a confirmed sentence", candidate(unit("Day broke.", "天亮了。", { state: "translated" })), ["not_reviewed a"]],
    [
      "a returned sentence",
      candidate(unit("Day broke.", "天亮了。", { state: "draft", returnReason: "Too flat." })),
      ["returned a"],
    ],
    ["a sentence made from another source", candidate(unit("Night fell.", "天黑了。")), ["stale a"]],
    [
      "a sentence made from a change nobody has published",
      candidate(unit("It was broad day.", "天大亮了。"), { workingSources: ahead }),
      ["original_ahead a"],
    ],
    ["a change of the original nobody has published", candidate(good, { workingSources: ahead }), []],
    [
      "a sentence split since, not translated before",
      candidate(null, { workingSources: new Map([["h", "清晨"]]) }),
      ["original_ahead null"],
    ],
    ["a sentence split since, reviewed before", candidate(good, { workingSources: new Map([["h", "清晨"]]) }), []],
    ["a figure that is wrong", candidateOf("近4.3万人。", "Nearly 43 people."), ["error a"]],
    ["a figure that is right", candidateOf("近4.3万人。", "Nearly 43,000 people."), []],
    ["an error somebody answers for", waived("近4.3万人。", "Nearly 43 people.", "近4.3万人。"), []],
    ["a waiver of another text", waived("近4.3万人。", "Nearly 43 people.", "近5万人。"), ["error a"]],
    ["more of the machine's than is wanted", machine(70, false), []],
    ["more of the machine's than is allowed", machine(70, true), ["machine_share null"]],
    ["as much of the machine's as is allowed", machine(79, true), []],
    ["readers seeing already what the machine made", published(machine(70, true)), ["nothing_changed null"]],
    ["no address", candidate(good, { slug: null }), ["slug_missing null"]],
    ["an unpublished original", candidate(good, { originalPublished: false }), ["original_unpublished null"]],
    ["what readers see already", published(candidate(good)), ["nothing_changed null"]],
    [
      "a new confirmation of the same words",
      { ...published(candidate(unit("Day broke.", "天黑了。"))), units: candidate(good).units },
      [],
    ],
    [
      "what is about the article before its sentences, and these in their order",
      candidate(null, { slug: null, headline: unit("Morning", "清晨", { state: "draft" }) }),
      ["slug_missing null", "draft h", "untranslated a"],
    ],
  ] as const) {
    test(`${name}: ${expected.join(", ") || "nothing"}`, () => {
      expect(findTranslationBlockers(given).map(({ code, segmentId }) => `${code} ${segmentId}`)).toEqual(expected);
    });
  }

  test("says how much is the machine's", () => {
    const [blocker] = findTranslationBlockers(machine(70, true));
    expect(blocker).toMatchObject({ code: "machine_share", values: { unchanged: 79, limit: 70 } });
    expect(machineShareOf(machine(70, false))).toEqual({ unchanged: 79, limit: 70, over: true });
  });

  test("names the sentence and what the check found", () => {
    const [blocker] = findTranslationBlockers(candidateOf("近4.3万人。", "Nearly 43 people."));
    expect(blocker).toMatchObject({ source: "近4.3万人。", issue: { check: "number", severity: "error" } });
  });
});

describe("what stands in the way of the original", () => {
  for (const [name, given, expected] of [
    ["nothing", { draft: draft(), published: null }, []],
    ["no address", { draft: draft({ slug: null }), published: null }, ["slug_missing"]],
    ["no headline", { draft: draft({ segments: [body] }), published: null }, ["headline_missing"]],
    ["no text", { draft: draft({ segments: [headline] }), published: null }, ["body_missing"]],
    ["no changes", { draft: draft(), published: buildOriginal(draft()) }, ["nothing_changed"]],
    ["another section only", { draft: draft({ section: "city" }), published: buildOriginal(draft()) }, []],
  ] as const) {
    test(`${name}: ${expected.join(", ") || "nothing"}`, () => {
      expect(findOriginalBlockers(given).map(({ code }) => code)).toEqual(expected);
    });
  }
});

test("only the lack of changes counts as up to date", () => {
  expect(isUpToDate(findTranslationBlockers(published(candidate(good))))).toBe(true);
  expect(isUpToDate(findTranslationBlockers(candidate(good)))).toBe(false);
  expect(isUpToDate(findTranslationBlockers(candidate(null)))).toBe(false);
});

test("a fingerprint changes with the text, its source and its address, and not with the order of properties", () => {
  const shown = translationContent(candidate(good));
  const { blocks, ...rest } = shown;
  const print = contentFingerprint("morning", shown);
  expect(contentFingerprint("morning", { blocks, ...rest })).toBe(print);
  expect(contentFingerprint("evening", shown)).not.toBe(print);
  expect(contentFingerprint("morning", translationContent(candidate(unit("Day broke!", "天亮了。"))))).not.toBe(print);
  expect(contentFingerprint("morning", translationContent(candidate(unit("Day broke.", "天亮。"))))).not.toBe(print);
  expect(contentFingerprint("morning", originalContent({ draft: draft(), published: null }))).not.toBe(print);
});

/** A headline by a person and 79 % of the whole by a machine. */
function machine(unchangedLimit: number, blocks: boolean): TranslationCandidate {
  const text = "It was the dawn of a day.";
  const begun = unit(text, "天亮了。", { origin: "machine", produced: textRun(text) });
  return candidate(begun, { headline: unit("Dawns", "清晨"), machine: { unchangedLimit, blocks } });
}

function candidateOf(source: string, target: string, waivers: UnitCandidate["waivers"] = []): TranslationCandidate {
  const original = buildOriginal(draft({ segments: [headline, segment("a", source, "paragraph")] }));
  const workingSources = new Map([
    ["h", "清晨"],
    ["a", source],
  ]);
  return candidate(unit(target, source, { waivers }), { original, workingSources });
}

function waived(source: string, target: string, waivedSource: string): TranslationCandidate {
  const print = fingerprint({ source: waivedSource, target, sourceLocale: "zh", targetLocale: "en" });
  return candidateOf(source, target, [{ check: "number", fingerprint: print, reason: "Quoted", waivedBy: "Mei" }]);
}

function published(given: TranslationCandidate): TranslationCandidate {
  return { ...given, published: translationContent(given) };
}
