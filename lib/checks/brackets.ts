import { balanceCheck, type LoneMark, OpenMarks } from "./balance.ts";

const opening = "（([［【《〈";
const closing = "）)]］】》〉";
const shapes: Readonly<Record<string, string>> = {
  "（": "(",
  "(": "(",
  "［": "[",
  "[": "[",
  "】": "【",
  "）": "(",
  ")": "(",
  "］": "[",
  "]": "[",
};

/** Brackets without their partner. Full and half width pair with each other; list numbers and faces are no brackets. */
export const bracketsCheck = balanceCheck("brackets", () => true, findLoneBrackets);

function findLoneBrackets(text: string): LoneMark[] {
  const pending = new OpenMarks();
  const lone: LoneMark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (!opening.includes(sign) && !closing.includes(sign)) continue;
    if (isFace(text, at)) continue;
    if (opening.includes(sign)) {
      pending.open(at, sign);
      continue;
    }
    const inner = pending.close((opened) => shapeOf(opened) === shapeOf(sign));
    if (inner) lone.push(...inner);
    else if (!isListNumber(text, at)) lone.push({ at, sign, lack: "unopened" });
  }
  return [...lone, ...pending.rest()].sort((a, b) => a.at - b.at);
}

function shapeOf(sign: string): string {
  const index = closing.indexOf(sign);
  return shapes[sign] ?? (index < 0 ? sign : opening.charAt(index));
}

/** 1) · a) · iv) at the beginning or after a blank. */
function isListNumber(text: string, at: number): boolean {
  return /(?:^|[\s，；。,;:：])(?:\p{Nd}{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,2})$/iu.test(
    text.slice(Math.max(0, at - 5), at),
  );
}

/** :) ;-( =) */
function isFace(text: string, at: number): boolean {
  return /[:;=]['’]?-?$/.test(text.slice(Math.max(0, at - 3), at));
}
