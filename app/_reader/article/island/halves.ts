import type { Side } from "../sides.ts";

/** A unit's number in the document, from 1; also its place among the sentences a reader goes through. */
export type UnitNumber = number;

/** The halves of a unit that have text: original first. */
export function halvesOf(article: Element, unit: UnitNumber): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>(`.s[data-u="${unit}"]`)];
}

export function sideOf(half: Element): Side {
  return half.closest(".source, .target")?.classList.contains("target") ? "target" : "source";
}

export function unitOf(half: Element): UnitNumber {
  return Number(half.getAttribute("data-u"));
}

/** The half a reader sees: of the side asked for if that is shown, else of the other; null when neither is. */
export function visibleHalf(article: Element, unit: UnitNumber, side: Side): HTMLElement | null {
  const shown = halvesOf(article, unit).filter((half) => half.checkVisibility({ visibilityProperty: true }));
  return shown.find((half) => sideOf(half) === side) ?? shown[0] ?? null;
}

/** The half at an address, or the one that holds an address of before. */
export function halfAt(article: Element, hash: string): HTMLElement | null {
  if (!hash.startsWith("#s-")) return null;
  const place = document.getElementById(hash.slice(1));
  return place && article.contains(place) ? place.closest<HTMLElement>(".s") : null;
}

/** The lasting id of a unit. */
export function idOf(article: Element, unit: UnitNumber): string {
  return (
    halvesOf(article, unit)
      .map((half) => half.id)
      .find((id) => id !== "") ?? ""
  ).slice(2);
}

/** The words of a half, without marks and buttons; "" where there are none. */
export function textOf(half: Element | undefined): string {
  if (!half || half.classList.contains("absent")) return "";
  const parts = half.querySelectorAll("[data-t]");
  if (parts.length > 0) return [...parts].map((part) => part.textContent).join(" ");
  return half.textContent;
}

/** How the figures of a half convert, `12万 = 120,000 (万 = 10,000)` each; the figure itself comes first. */
export function figuresOf(half: Element): { readonly figure: string; readonly rest: string }[] {
  return [...half.querySelectorAll<HTMLElement>("data.figure")].map(({ textContent, title }) => ({
    figure: textContent,
    rest: title.slice(textContent.length),
  }));
}

/** The box of a half's first line. The ticks in the gutter are no part of it. */
export function firstLine(half: Element): DOMRect | undefined {
  return lines(half)[0];
}

export function lastLine(half: Element): DOMRect | undefined {
  return lines(half).at(-1);
}

function lines(half: Element): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(half);
  return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
}
