import { firstLine, halvesOf, type UnitNumber, visibleHalf } from "./halves.ts";

/** Why a pair is lit: pointed at, chosen, or named by the address. */
export type Light = "hover" | "active" | "target";

/** Lights both halves of a unit, and no others for that reason. */
export function light(article: Element, reason: Light, unit: UnitNumber | null): void {
  for (const half of article.querySelectorAll(`[data-${reason}]`)) half.removeAttribute(`data-${reason}`);
  if (unit === null) return;
  for (const half of halvesOf(article, unit)) half.setAttribute(`data-${reason}`, "");
}

/**
 * Lays the rule that joins a pair across the gutter, from the first line of one
 * half to the first line of the other; hides it where the halves do not stand
 * side by side.
 */
export function join(article: Element, joint: HTMLElement, unit: UnitNumber | null): void {
  const [left, right] =
    unit === null ? [] : [visibleHalf(article, unit, "source"), visibleHalf(article, unit, "target")];
  const [from, to] = [left && firstLine(left), right && firstLine(right)];
  const columns = [left?.closest(".col, .half"), right?.closest(".col, .half")].map((column) =>
    column?.getBoundingClientRect(),
  );
  const [a, b] = columns;
  joint.hidden = !(left && right && left !== right && from && to && a && b && a.right < b.left);
  if (joint.hidden || !from || !to || !a || !b) return;
  const frame = article.getBoundingClientRect();
  const [start, end] = [middle(from), middle(to)];
  joint.style.setProperty("--x", `${a.right - frame.left}px`);
  joint.style.setProperty("--y", `${Math.min(start, end) - frame.top}px`);
  joint.style.setProperty("--w", `${b.left - a.right}px`);
  joint.style.setProperty("--h", `${Math.abs(end - start)}px`);
  joint.dataset["falls"] = String(end >= start);
}

const middle = (box: DOMRect) => Math.round(box.top + box.height / 2);
