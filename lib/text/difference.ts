import { diffArrays } from "diff";

import { splitWords } from "./words.ts";

/** A stretch of text that both texts have, or only the later, or only the earlier one. */
export type DifferencePart = { readonly kind: "same" | "inserted" | "deleted"; readonly text: string };

/** Words that may change before two texts are shown as one deleted and one inserted. */
const mostChanges = 800;

/**
 * How `after` differs from `before`, word by word, in reading order; what was
 * deleted stands before what took its place. `same` and `deleted` parts together
 * give `before`, `same` and `inserted` ones `after`. No part is empty, no two
 * neighbours are of one kind. `locale` says how words are found.
 *
 * Changes that only a blank, a sign or a short word parts are shown as one, so
 * that a person reads two phrases and not confetti.
 */
export function diffWords(before: string, after: string, locale: string): DifferencePart[] {
  const changes = diffArrays(splitWords(before, locale), splitWords(after, locale), { maxEditLength: mostChanges });
  if (!changes) return joinParts([{ same: "", deleted: before, inserted: after }]);
  const steps: Step[] = [];
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    const last = steps.at(-1);
    if (!added && !removed) steps.push({ same: text, deleted: "", inserted: "" });
    else if (last) steps[steps.length - 1] = change(last, added ? "inserted" : "deleted", text);
    else steps.push(change({ same: "", deleted: "", inserted: "" }, added ? "inserted" : "deleted", text));
  }
  return joinParts(absorb(steps).map(tighten));
}

/** How many places changed; a replacement is one. */
export function countChanges(parts: readonly DifferencePart[]): number {
  return parts.filter((part, index) => part.kind !== "same" && (index === 0 || parts[index - 1]?.kind === "same"))
    .length;
}

/** Text both have, and the change that follows it. */
type Step = { readonly same: string; readonly deleted: string; readonly inserted: string };

function change(step: Step, kind: "inserted" | "deleted", text: string): Step {
  return { ...step, [kind]: step[kind] + text };
}

/** Joins neighbouring changes when what they have in common between them is not worth an interruption. */
function absorb(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    let current = step;
    for (let last = kept.at(-1); last && interrupts(last, current); last = kept.at(-1)) {
      kept.pop();
      current = {
        same: last.same,
        deleted: last.deleted + current.same + current.deleted,
        inserted: last.inserted + current.same + current.inserted,
      };
    }
    kept.push(current);
  }
  return kept;
}

function interrupts(before: Step, { same, deleted, inserted }: Step): boolean {
  if (deleted === "" && inserted === "") return false;
  if (before.deleted === "" && before.inserted === "") return false;
  const weight = weigh(same);
  if (weight === 0) return before.deleted !== "" || deleted === "" ? !/\n/.test(same) : false;
  const around = Math.min(
    Math.max(weigh(before.deleted), weigh(before.inserted)),
    Math.max(weigh(deleted), weigh(inserted)),
  );
  return weight <= longestInterruption && weight < around;
}

/** A Han character weighs as much as two letters. */
const longestInterruption = 5;

function weigh(text: string): number {
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

/** Blanks and Han characters at both ends of a replacement that did not change: words may have been found differently. */
function tighten(step: Step): Step & { readonly tail?: string } {
  const { same, deleted, inserted } = step;
  if (deleted === "" || inserted === "") return step;
  const most = Math.min(deleted.length, inserted.length);
  let head = 0;
  while (head < most && deleted[head] === inserted[head] && isSeparable(deleted.charAt(head))) head += 1;
  let tail = 0;
  while (
    tail < most - head &&
    deleted.at(-1 - tail) === inserted.at(-1 - tail) &&
    isSeparable(deleted.charAt(deleted.length - 1 - tail))
  ) {
    tail += 1;
  }
  return {
    same: same + deleted.slice(0, head),
    deleted: deleted.slice(head, deleted.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
    tail: deleted.slice(deleted.length - tail),
  };
}

function isSeparable(unit: string): boolean {
  return /[\s\u3400-\u9FFF，、。；：]/.test(unit);
}

function joinParts(steps: readonly (Step & { readonly tail?: string })[]): DifferencePart[] {
  const parts: DifferencePart[] = [];
  const add = (kind: DifferencePart["kind"], text: string) => {
    const last = parts.at(-1);
    if (text === "") return;
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + text };
    else parts.push({ kind, text });
  };
  for (const step of steps) {
    add("same", step.same);
    add("deleted", step.deleted);
    add("inserted", step.inserted);
    add("same", step.tail ?? "");
  }
  return parts;
}
