import type { Side } from "../sides.ts";
import { firstLine, halvesOf, idOf, sideOf, type UnitNumber, unitOf, visibleHalf } from "./halves.ts";

/** A sentence and its height in the window, in pixels. */
export type Place = { readonly unit: UnitNumber; readonly side: Side; readonly top: number };

/** A sentence the reader is at, and which half of it. */
export type Spot = Omit<Place, "top">;

/** The sentence to keep in place: `wanted` if it is in sight, else the first one below the bars. */
export function findPlace(article: Element, wanted: Spot | null): Place | null {
  const top = barEnd(article);
  const halves = wanted === null ? [] : halvesOf(article, wanted.unit);
  const candidates = halves.toSorted((a, b) => Number(sideOf(b) === wanted?.side) - Number(sideOf(a) === wanted?.side));
  for (const half of [...candidates, ...article.querySelectorAll<HTMLElement>(".s[data-u]")]) {
    if (!half.checkVisibility({ visibilityProperty: true })) continue;
    const line = firstLine(half);
    if (line && line.top >= top && line.bottom <= innerHeight) {
      return { unit: unitOf(half), side: sideOf(half), top: line.top };
    }
  }
  return null;
}

/** Scrolls so that the sentence is where it was. The page is made longer at its end where it would not reach. */
export function restorePlace(article: Element, place: Place): void {
  const half = visibleHalf(article, place.unit, place.side);
  const line = half && firstLine(half);
  if (!line) return;
  const distance = line.top - place.top;
  document.body.style.paddingBlockEnd = "";
  const reach = document.documentElement.scrollHeight - innerHeight - scrollY;
  if (distance > reach) document.body.style.paddingBlockEnd = `${Math.ceil(distance - reach)}px`;
  scrollBy({ top: distance, behavior: "instant" });
}

const key = "duizhao.place";

/** Remembers the place for the same article in another language, which is another page. */
export function carryPlace(article: Element, slug: string, place: Place | null): void {
  if (place === null) return;
  store(JSON.stringify({ slug, id: idOf(article, place.unit), side: place.side, top: place.top }));
}

/** The place carried here from the same article in another language; asked for once. */
export function takePlace(article: Element, slug: string): Place | null {
  try {
    const carried = JSON.parse(sessionStorage.getItem(key) ?? "null") as { [name: string]: unknown } | null;
    sessionStorage.removeItem(key);
    const half = carried?.["slug"] === slug ? document.getElementById(`s-${carried["id"]}`)?.closest(".s") : null;
    if (!half || !article.contains(half)) return null;
    return {
      unit: unitOf(half),
      side: carried?.["side"] === "source" ? "source" : "target",
      top: Number(carried?.["top"]),
    };
  } catch {
    return null;
  }
}

function store(value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Refused: the other page begins at its beginning.
  }
}

function barEnd(article: Element): number {
  const bar = article.querySelector(".viewbar")?.getBoundingClientRect();
  return bar && bar.top <= 0 ? bar.bottom : 0;
}
