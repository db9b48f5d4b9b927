import { expect, test } from "vitest";
import { textRun } from "#lib/text/runs.ts";
import { afterFailure, isDraftable } from "./drafting.ts";
import { MachineFailure } from "./failure.ts";

for (const [reason, waits, seconds, expected] of [
  ["answer_unusable", 0, undefined, "skip"],
  ["text_too_long", 0, undefined, "skip"],
  ["key_refused", 0, undefined, "end"],
  ["quota_spent", 0, undefined, "end"],
  ["too_many_requests", 0, 17, "wait 17"],
  ["too_many_requests", 5, 0, "wait 0"],
  ["too_many_requests", 0, 121, "end"],
  ["too_many_requests", 6, 1, "end"],
  ["service_failed", 0, undefined, "wait 2"],
  ["timed_out", 3, undefined, "wait 16"],
  ["unreachable", 5, undefined, "wait 64"],
] as const) {
  test(`after ${reason} (${seconds ?? "no"} seconds asked, ${waits} waits): ${expected}`, () => {
    const next = afterFailure(new MachineFailure(reason, seconds === undefined ? {} : { seconds }), waits);
    expect(next.kind === "wait" ? `wait ${next.seconds}` : next.kind).toBe(expected);
  });
}

test("code, empty sentences and what somebody has begun are not drafted", () => {
  const row = { segmentId: "a", blockKind: "paragraph", source: textRun("一。"), target: [] } as const;
  expect(isDraftable(row)).toBe(true);
  expect(isDraftable({ ...row, target: textRun(" ") })).toBe(true);
  expect(isDraftable({ ...row, target: textRun("O") })).toBe(false);
  expect(isDraftable({ ...row, source: [] })).toBe(false);
  expect(isDraftable({ ...row, blockKind: "code" })).toBe(false);
});
