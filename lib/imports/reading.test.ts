import { expect, test } from "vitest";
import { memoryEntries } from "#lib/db/schema/memory.ts";
import { rollback } from "#lib/testing/rollback.ts";
import { textRun } from "#lib/text/runs.ts";
import type { ImportedSide } from "./assembly.ts";
import { pairTexts } from "./reading.ts";

const side = (locale: string, ...paragraphs: string[]): ImportedSide => ({
  ...{ locale, headline: "", byline: "", date: null },
  blocks: paragraphs.map((text) => ({ kind: "paragraph", attributes: {}, runs: textRun(text), leftOut: false })),
});
const source = side("zh", "各位，请。慢走。再会。");
const target = side("en", "So long, all. Till then.");

test("what was approved before says what belongs together", { timeout: 30_000 }, () =>
  rollback(async (db) => {
    const groups = async () => (await pairTexts(source, target, db)).map((group) => `${group.source}:${group.target}`);
    expect(await groups()).toEqual(["1:1", "2:1"]);
    const pair = { sourceLocale: "zh", targetLocale: "en", source: "慢走。", target: "So long, all." };
    await db.insert(memoryEntries).values([
      { ...pair, sourceTokens: [], targetTokens: [], file: "old.tmx" },
      // Neither another language nor another sentence counts.
      { ...pair, targetLocale: "fr", target: "Till then.", sourceTokens: [], targetTokens: [], file: "old.tmx" },
      { ...pair, source: "慢", target: "Till then.", sourceTokens: [], targetTokens: [], file: "old.tmx" },
    ]);
    expect(await groups()).toEqual(["2:1", "1:1"]);
  }),
);
