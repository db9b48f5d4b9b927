import { type RefObject, useEffect, useLayoutEffect, useState } from "react";
import { firstLine, halfAt, sideOf, type UnitNumber, unitOf, visibleHalf } from "./halves.ts";
import { join, light } from "./highlight.ts";

const pause = 80;

/** Lights the pair that is pointed at, the chosen one and the one in the address, and joins one of them across the gutter. */
export function useLights(
  article: HTMLElement | null,
  joint: RefObject<HTMLElement | null>,
  active: UnitNumber | null,
) {
  const [hovered, setHovered] = useState<UnitNumber | null>(null);
  const [addressed, setAddressed] = useState<UnitNumber | null>(null);

  useEffect(() => {
    if (!article) return;
    let timer = 0;
    const point = (event: PointerEvent) => {
      if (event.pointerType !== "mouse" && event.pointerType !== "pen") return;
      const half = (event.target as Element).closest(".s[data-u]");
      clearTimeout(timer);
      timer = window.setTimeout(() => setHovered(half && article.contains(half) ? unitOf(half) : null), pause);
    };
    document.addEventListener("pointerover", point);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointerover", point);
    };
  }, [article]);

  useEffect(() => {
    if (!article) return;
    const arrive = (scroll: boolean) => {
      const half = halfAt(article, location.hash);
      setAddressed(half && unitOf(half));
      if (half && scroll) revealHalf(article, half);
    };
    const follow = () => arrive(true);
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    arrive(entry?.type === "navigate");
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [article]);

  useLayoutEffect(() => {
    if (!article) return;
    light(article, "hover", hovered);
    light(article, "active", active);
    light(article, "target", addressed);
    const draw = () => joint.current && join(article, joint.current, hovered ?? active ?? addressed);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(article);
    article.addEventListener("change", draw);
    return () => {
      observer.disconnect();
      article.removeEventListener("change", draw);
    };
  }, [article, joint, hovered, active, addressed]);

  return { addressed };
}

/** An address leads to the original's half; where that is not shown, to the one that is. */
function revealHalf(article: Element, half: HTMLElement): void {
  if (half.checkVisibility({ visibilityProperty: true }) && half.id !== "") return;
  const shown = visibleHalf(article, unitOf(half), sideOf(half));
  if (shown && firstLine(shown)) shown.scrollIntoView({ block: "start", behavior: "instant" });
}
