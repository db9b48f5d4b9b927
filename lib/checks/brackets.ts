import { type Balance, balanceCheck, type LoneMark, OpenMarks } from "./balance.ts";

const opening = "（([［【《〈";

/** What each closing bracket closes: full and half width pair with each other. */
const partners: Readonly<Record<string, string>> = {
  "）": "（(",
  ")": "（(",
  "]": "[［",
  "］": "[［",
  "】": "【",
  "》": "《",
  "〉": "〈",
};

/** Brackets without their partner. List numbers and faces are no brackets. */
export const bracketsCheck = balanceCheck("brackets", () => true, weighBrackets);

function weighBrackets(text: string): Balance {
  const pending = new OpenMarks();
  const lone: LoneMark[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const closes = partners[sign];
    if ((closes === undefined && !opening.includes(sign)) || isFace(text, at)) continue;
    if (closes === undefined) {
      pending.open(at, sign);
      continue;
    }
    if (!pending.close(closes) && !isListNumber(text, at)) lone.push({ at, sign, lack: "unopened" });
  }
  return { lone: [...lone, ...pending.rest()].sort((a, b) => a.at - b.at), mayRunOn: false };
}

/** 1) · a) · iv) at the beginning or after a blank. */
function isListNumber(text: string, at: number): boolean {
  return /(?:^|[\s，；。,;:：])(?:\p{Nd}{1,3}|[A-Za-z]|[ivx]{1,4}|[一二三四五六七八九十]{1,2})$/iu.test(
    text.slice(Math.max(0, at - 5), at),
  );
}

/** :) ;-( =) */
function isFace(text: string, at: number): boolean {
  return /[:;='’-]/.test(text.charAt(at - 1)) && /[:;=]['’]?-?$/.test(text.slice(Math.max(0, at - 3), at));
}
