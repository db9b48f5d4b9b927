import type { Check } from "./check.ts";
import { longestJudged } from "./finding.ts";
import type { CheckName, Finding, Pair } from "./issue.ts";

/** A mark without its partner. */
export type LoneMark = { readonly at: number; readonly sign: string; readonly lack: "unclosed" | "unopened" };

/**
 * `lone`: the marks of a text without a partner, in order. `mayRunOn`: whether its
 * translation can be a piece of something that its neighbours begin or end.
 */
export type Balance = { readonly lone: readonly LoneMark[]; readonly mayRunOn: boolean };

/**
 * A check for marks that come in pairs; `weigh` looks at one text. A sentence may
 * be a piece of a longer quotation: a partner that the source lacks the target
 * may lack as well, and where a quotation may run on the target may begin with an
 * opening mark or end with a closing one. `isOther`: whether a mark, beside this
 * source, stands for something else.
 */
export function balanceCheck(
  name: CheckName,
  serves: Check["serves"],
  weigh: (text: string, locale: string) => Balance,
  isOther: (mark: LoneMark, pair: Pair) => boolean = () => false,
): Check {
  return {
    name,
    family: "quotes",
    serves,
    find: (pair) => {
      const { source, target, sourceLocale, targetLocale } = pair;
      if (Math.max(source.length, target.length) > longestJudged) return [];
      const lone = weigh(target, targetLocale).lone.filter((mark) => !isOther(mark, pair));
      if (lone.length === 0) return [];
      const original = weigh(source, sourceLocale);
      if (original.mayRunOn && lone.length === 1 && isAtEdge(target, lone[0])) return [];
      const lacking = new Set(original.lone.map((mark) => mark.lack));
      return lone
        .filter((mark) => !lacking.has(mark.lack))
        .slice(0, mostIssues)
        .map((mark) => issue(name, mark));
    },
  };
}

const mostIssues = 20;

function isAtEdge(text: string, mark: LoneMark | undefined): boolean {
  if (!mark) return false;
  const outside = mark.lack === "unclosed" ? text.slice(0, mark.at) : text.slice(mark.at + mark.sign.length);
  return !/[\p{L}\p{N}]/u.test(outside);
}

function issue(check: CheckName, { at, sign, lack }: LoneMark): Finding {
  return {
    check,
    severity: "error",
    source: null,
    target: [at, at + sign.length],
    message: `${check}_${lack}`,
    values: { mark: sign },
    fix: null,
  };
}

/** Marks without partner that one text is read for: nobody mends more one by one. */
const mostLost = 200;

/** Deeper than people nest. */
const deepest = 16;

/** Opening marks still waiting for their partner. */
export class OpenMarks {
  private readonly pending: { readonly at: number; readonly sign: string }[] = [];
  private readonly lost: LoneMark[] = [];

  open(at: number, sign: string): void {
    this.pending.push({ at, sign });
    if (this.pending.length > deepest) this.lose(this.pending.splice(0, 1));
  }

  /** Closes the innermost mark that is one of `partners`, and false when none is open. What was opened inside it stays without partner. */
  close(partners: string): boolean {
    const index = this.pending.findLastIndex((mark) => partners.includes(mark.sign));
    if (index >= 0) this.lose(this.pending.splice(index).slice(1));
    return index >= 0;
  }

  /** The marks that were never closed. */
  rest(): LoneMark[] {
    this.lose(this.pending.splice(0));
    return this.lost;
  }

  private lose(marks: readonly { readonly at: number; readonly sign: string }[]): void {
    if (this.lost.length >= mostLost) return;
    for (const { at, sign } of marks) this.lost.push({ at, sign, lack: "unclosed" });
  }
}
