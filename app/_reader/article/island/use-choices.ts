import { useEffect } from "react";
import { keepChoice, readChoices, sayChoices } from "./choices.ts";
import { carryPlace, findPlace, type Place, restorePlace, type Spot, takePlace } from "./place.ts";

/**
 * Keeps the sentence in its place while the view changes, and carries view and
 * sentence to the same article in another language. `current`: the sentence the
 * reader is at, if any.
 */
export function useChoices(article: HTMLElement | null, slug: string, current: () => Spot | null): void {
  useEffect(() => {
    if (!article) return;
    let place: Place | null = null;

    // The choice is made before any event tells of it: what was where has to be known by then.
    const look = (event: Event) => {
      if ((event.target as Element).closest(".viewbar")) place = findPlace(article, current());
    };
    const change = (event: Event) => {
      const input = event.target as HTMLInputElement;
      if (!input.matches("input[data-choice]")) return;
      keepChoice(input.name, input.type === "checkbox" && !input.checked ? "paragraph" : input.value);
      if (place) restorePlace(article, place);
      place = findPlace(article, place ?? current());
    };
    const leave = (event: Event) => {
      const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-language]");
      if (!link) return;
      link.search = location.search;
      link.hash = location.hash;
      carryPlace(article, slug, findPlace(article, current()));
    };

    sayChoices(readChoices(article));
    const carried = takePlace(article, slug);
    if (carried) restorePlace(article, carried);
    for (const type of ["pointerdown", "keydown", "focusin"]) article.addEventListener(type, look, true);
    article.addEventListener("change", change);
    document.addEventListener("click", leave);
    return () => {
      for (const type of ["pointerdown", "keydown", "focusin"]) article.removeEventListener(type, look, true);
      article.removeEventListener("change", change);
      document.removeEventListener("click", leave);
    };
  }, [article, slug, current]);
}
