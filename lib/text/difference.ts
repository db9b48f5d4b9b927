import { diffArrays } from "diff";

import { splitWords } from "./words.ts";

/** A stretch of text that both texts have, or only the later, or only the earlier one. */
export type DifferencePart = { readonly kind: "same" | "inserted" | "deleted"; readonly text: string };

/** Words that may change before two texts are shown as one deleted and one inserted. */
const mostChanges = 600;

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
  const words = align(splitWords(before, locale), splitWords(after, locale));
  return joinParts(absorb(words).flatMap(refine).map(tighten));
}

/** How many places changed; a replacement is one. */
export function countChanges(parts: readonly DifferencePart[]): number {
  return parts.filter((part, index) => part.kind !== "same" && (index === 0 || parts[index - 1]?.kind === "same"))
    .length;
}

/** Text both have, and the change that follows it. */
type Step = { readonly same: string; readonly deleted: string; readonly inserted: string };

/** Two lists of words or characters as steps; one step when they differ too much. */
function align(before: readonly string[], after: readonly string[]): Step[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: mostChanges });
  if (!changes) return [{ same: "", deleted: before.join(""), inserted: after.join("") }];
  const steps: Step[] = [];
  let step: Step = { same: "", deleted: "", inserted: "" };
  for (const { value, added, removed } of changes) {
    const text = value.join("");
    if (added) step = { ...step, inserted: step.inserted + text };
    else if (removed) step = { ...step, deleted: step.deleted + text };
    else {
      steps.push(step);
      step = { same: text, deleted: "", inserted: "" };
    }
  }
  return [...steps, step];
}

/** Words of Han characters may be found differently in two texts: what two characters or more have in common in their replacement is the same. */
function refine(step: Step): Step[] {
  if (!han.test(step.deleted) || !han.test(step.inserted)) return [step];
  const steps: Step[] = [];
  for (const { same, deleted, inserted } of align([...step.deleted], [...step.inserted])) {
    const last = steps.at(-1);
    if (!last || /^\p{Script=Han}{2,}$/u.test(same)) steps.push({ same, deleted, inserted });
    else steps[steps.length - 1] = append(last, { same, deleted, inserted });
  }
  const [first, ...rest] = steps;
  return first ? [{ ...first, same: step.same + first.same }, ...rest] : [step];
}

const han = /\p{Script=Han}/u;

/** One change out of two, with what they had in common between them deleted and inserted again. */
function append(before: Step, { same, deleted, inserted }: Step): Step {
  return { same: before.same, deleted: before.deleted + same + deleted, inserted: before.inserted + same + inserted };
}

/** Joins neighbouring changes when what they have in common between them is not worth an interruption. */
function absorb(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    let current = step;
    for (let last = kept.at(-1); last && interrupts(last, current); last = kept.at(-1)) {
      kept.pop();
      current = append(last, current);
    }
    kept.push(current);
  }
  return kept;
}

/** Whether both are changes that together replace something, parted by less than they change themselves. */
function interrupts(before: Step, { same, deleted, inserted }: Step): boolean {
  if (deleted + inserted === "" || before.deleted + before.inserted === "") return false;
  if (weigh(before.deleted + deleted) === 0 || weigh(before.inserted + inserted) === 0) return false;
  const weight = weigh(same);
  const around = Math.min(
    Math.max(weigh(before.deleted), weigh(before.inserted)),
    Math.max(weigh(deleted), weigh(inserted)),
  );
  return weight === 0 ? !same.includes("\n") : weight <= longestInterruption && weight < around;
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
