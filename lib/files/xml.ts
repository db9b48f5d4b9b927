import { maximumDepth } from "./limits.ts";
import { refuse } from "./refusal.ts";

/**
 * Throws unless `xml` can be given to a parser: no document type and no
 * entities of its own (`file_external`), no elements nested to death
 * (`file_nested`), no tag without an end (`file_broken`). Reads it once, from
 * left to right; everything else is for the parser to say.
 */
export function assertHarmlessXml(xml: string, deepest = maximumDepth): void {
  let depth = 0;
  let at = xml.indexOf("<");
  while (at >= 0) {
    const end = endOfMarkup(xml, at);
    if (end < 0) refuse("file_broken");
    const sign = xml.charAt(at + 1);
    if (sign === "!" && /^<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(xml.slice(at, at + 12))) {
      refuse("file_external");
    }
    if (sign === "/") depth -= 1;
    else if (sign !== "!" && sign !== "?" && xml.charAt(end - 2) !== "/") depth += 1;
    if (depth > deepest) refuse("file_nested");
    at = xml.indexOf("<", end);
  }
}

/** Just after the comment, section, instruction or tag that begins at `at`; -1 when it has no end. */
function endOfMarkup(xml: string, at: number): number {
  for (const [begin, close] of [
    ["<!--", "-->"],
    ["<![CDATA[", "]]>"],
    ["<?", "?>"],
  ] as const) {
    if (!xml.startsWith(begin, at)) continue;
    const end = xml.indexOf(close, at + begin.length);
    return end < 0 ? -1 : end + close.length;
  }
  return endOfTag(xml, at);
}

function endOfTag(xml: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < xml.length; at += 1) {
    const sign = xml.charAt(at);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at + 1;
  }
  return -1;
}
