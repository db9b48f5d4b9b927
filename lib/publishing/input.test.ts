import { expect, test } from "vitest";
import { attempt } from "#lib/action.ts";
import { withdrawInput } from "./input.ts";

const ref = { articleId: "2f1e6a52-3f0a-4d3c-9a51-6a8f3c1f7b10", locale: "en" };

for (const [reason, expected] of [
  [" Wrong figures. ", "Wrong figures."],
  ["  ", "reason_required"],
  ["Wrong\u202Efigures", "invalid_characters"],
  ["x".repeat(1_001), "text_too_long"],
] as const) {
  test(`withdrawing because of "${reason.slice(0, 20)}": ${expected}`, async () => {
    const result = await attempt(async () => withdrawInput.parse({ ...ref, reason }).reason);
    expect(result.ok ? result.value : result.code).toBe(expected);
  });
}
