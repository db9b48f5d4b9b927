import { DomainError } from "#lib/errors.ts";
import { hasForbiddenCharacters, stripInvisible } from "#lib/text/hygiene.ts";
import { decodeTokens } from "#lib/text/marks.ts";
import { plainText, type Run } from "#lib/text/runs.ts";
import { correctionLimits } from "./correction.ts";

/** A reviewer may need more room than a reader: the tokens of marks, and a sentence longer than anybody may suggest. */
const longest = correctionLimits.proposed * 2;

/**
 * The target a reviewer typed, with tokens as `encodeTokens(shown, source)`
 * wrote them. Throws `invalid_characters`, `text_too_long`, `unit_empty`, and
 * `invalid_input` for tokens that mean nothing.
 */
export function parseEdited(text: string, source: readonly Run[], shown: readonly Run[]): Run[] {
  const typed = text.replace(/\r\n?/g, "\n");
  if (hasForbiddenCharacters(typed)) throw new DomainError("invalid_characters");
  if (typed.length > longest) throw new DomainError("text_too_long", { maximum: longest });
  const decoded = decodeTokens(stripInvisible(typed).trim(), source, shown);
  if (decoded.unknown.length > 0 || decoded.unbalanced.length > 0) {
    throw new DomainError("invalid_input", { fields: "text" });
  }
  if (plainText(decoded.runs).trim() === "") throw new DomainError("unit_empty");
  return decoded.runs;
}
