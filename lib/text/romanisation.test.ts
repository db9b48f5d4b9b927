import fc from "fast-check";
import { expect, test } from "vitest";
import { romanise } from "./romanisation.ts";
import { isSlug, proposeSlug } from "./slug.ts";

for (const [headline, slug] of [
  ["渡口重新开放", "dukou-chongxin-kaifang"],
  ["银行的行人", "yinhang-de-xingren"],
  ["女儿的旅行", "nver-de-lvxing"],
  ["2026年，学校放假！", "2026-nian-xuexiao-fangjia"],
  ["加入WTO之后", "jiaru-wto-zhihou"],
] as const) {
  test(`"${headline}" can be found at "${slug}"`, () => expect(proposeSlug(romanise(headline), "zh")).toBe(slug));
}

test("whatever a headline says, what comes of it is an address or nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (headline) => {
      const slug = proposeSlug(romanise(headline), "zh");
      expect(slug === "" || isSlug(slug)).toBe(true);
    }),
  );
});
