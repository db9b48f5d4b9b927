import type { Check } from "./check.ts";
import type { CheckName, Issue, Pair } from "./issue.ts";

/** A mark without its partner. `straight`: one of an odd number of marks without direction. */
export type LoneMark = { readonly at: number; readonly sign: string; readonly lack: "unclosed" | "unopened" | "odd" };

/**
 * A check for marks that come in pairs: `find` gives those without a partner in
 * one text. Where the source lacks a partner too, the sentence is a piece of a
 * longer quotation, and the target may be one as well.
 */
export function balanceCheck(
  name: CheckName,
  serves: Check["serves"],
  find: (text: string, locale: string) => readonly LoneMark[],
): Check {
  return {
    name,
    serves,
    find: ({ source, target, sourceLocale, targetLocale }: Pair) => {
      const lone = find(target, targetLocale);
      if (lone.length === 0 || find(source, sourceLocale).length > 0) return [];
      return lone.slice(0, mostIssues).map((mark) => issue(name, mark));
    },
  };
}

const mostIssues = 20;

function issue(check: CheckName, { at, sign, lack }: LoneMark): Issue {
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

/** Opening marks still waiting for their partner, as deep as people nest. */
export class OpenMarks {
  private readonly pending: { readonly at: number; readonly sign: string }[] = [];

  open(at: number, sign: string): void {
    this.pending.push({ at, sign });
  }

  /** Closes the innermost mark that `isPartner`; what was opened inside stays open for ever and is returned. Null when none is open. */
  close(isPartner: (sign: string) => boolean): LoneMark[] | null {
    const index = this.pending.findLastIndex((mark) => isPartner(mark.sign));
    return index < 0 ? null : this.pending.splice(index).slice(1).map(unclosed);
  }

  rest(): LoneMark[] {
    return this.pending.map(unclosed);
  }
}

function unclosed({ at, sign }: { readonly at: number; readonly sign: string }): LoneMark {
  return { at, sign, lack: "unclosed" };
}
