import type { Run } from "#lib/text/runs.ts";
import type { Check } from "./check.ts";
import { mostFindings } from "./finding.ts";
import type { Finding, Span } from "./issue.ts";

const kinds = ["bold", "italic", "code"] as const;

/** Links of the source that the target has lost, and a kind of mark of which nothing is left. */
export const marksCheck: Check = {
  name: "marks",
  family: "omission",
  serves: () => true,
  find: ({ runs }) => {
    if (!runs) return [];
    const links = stretches(runs.source, (run) => run.href || null).filter(
      ({ value }) => !runs.target.some((run) => run.href === value),
    );
    const lost = kinds.flatMap((kind) => {
      const [first] = stretches(runs.source, (run) => (run[kind] ? kind : null));
      return first && !runs.target.some((run) => run[kind]) ? [first] : [];
    });
    return [
      ...links.map(({ span, text }) => finding("warning", "link_lost", span, text)),
      ...lost.map(({ span, text, value }) => finding("hint", `${value}_lost`, span, text)),
    ].slice(0, mostFindings);
  },
};

type Stretch = { readonly span: Span; readonly text: string; readonly value: string };

/** Neighbouring runs with the same value, as one. */
function stretches(runs: readonly Run[], marking: (run: Run) => string | null): Stretch[] {
  const found: Stretch[] = [];
  let at = 0;
  for (const run of runs) {
    const value = marking(run);
    const last = found.at(-1);
    const to = at + run.text.length;
    if (value !== null && run.text !== "") {
      if (last && last.value === value && last.span[1] === at)
        found[found.length - 1] = { value, span: [last.span[0], to], text: last.text + run.text };
      else found.push({ value, span: [at, to], text: run.text });
    }
    at = to;
  }
  return found;
}

function finding(severity: Finding["severity"], message: string, source: Span, text: string): Finding {
  return { check: "marks", severity, source, target: null, message, values: { text }, fix: null };
}
