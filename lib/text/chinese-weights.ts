import type { Numeral } from "./chinese-numerals.ts";
import type { NumberKind, NumberMention } from "./numbers.ts";

/** Nouns of counting: what stands before one of them is meant as a number. */
const counted =
  /^\s?[多余几]?\s?(?:[人名位个件项场次家座所间台辆艘架条根张份本部首支只头匹棵株户例起宗笔种批对双组队排岁元吨斤克磅米里度亩年天周月日倍步层级类点方面口颗枚块片段篇句届轮代国省市县区村州分秒轮门节堂册幅届国期集章股套副具辆把扇面顶桩页杯瓶箱包袋码英美欧卢港澳加韩平立公厘毫海摄华小号])/;

/** How much of `numeral` a translation has to have. `bare`: its signs when they are scales alone, 百万. */
export function weightOf(
  { digits, value, signs, scaled, positional }: Numeral,
  kind: NumberKind,
  after: string,
  before: string,
  bare: string | null,
): NumberMention["weight"] {
  if (digits) return value === 0 ? "soft" : "hard";
  if (kind === "code") return "soft";
  if (["month", "year", "decade", "century", "percent"].includes(kind)) return "hard";
  if (value <= 1) return "soft";
  if (value <= 10 && signs === 1 && !scaled) return kind === "ordinal" && value === 1 ? "soft" : "small";
  if (signs === 1 || positional || /[数几上好]$/.test(before)) return "soft";
  if (scaled && !bare) return "hard";
  if (bare && !/^十/.test(bare)) return "soft";
  return kind === "ordinal" || kind === "day" || counted.test(after) ? "hard" : "soft";
}

const approximating =
  /(?:近|约|超|逾|达|达到|超过|大约|将近|不到|不足|多达|至少|最多|突破|接近|余|少于|多于|高于|低于)$/;

/** Whether the words around `numeral` say about, nearly, more than. */
export function isApproximate({ vague }: Numeral, before: string, after: string): boolean {
  return vague || /^(?:[多余几来]|.{0,4}(?:左右|上下|以上|以下|不到|开外))/.test(after) || approximating.test(before);
}
