/** Milliseconds a pointer rests on a link before its card opens, and is away from both before it closes. */
const pause = { open: 250, close: 250 };

/**
 * Shows what the foot of the article says of a term beside its link: for the
 * pointer that rests on it, for the focus, and for a finger, which would
 * otherwise leave the page. The card can be pointed at, stays while it is, and
 * goes at Escape (WCAG 1.4.13). Gives back what ends it.
 */
export function followTerms(article: HTMLElement): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let card: HTMLElement | null = null;
  let link: HTMLElement | null = null;
  let timer = 0;

  const close = () => {
    clearTimeout(timer);
    card?.remove();
    link?.removeAttribute("aria-describedby");
    card = link = null;
  };
  const open = (to: HTMLElement) => {
    clearTimeout(timer);
    if (to === link) return;
    close();
    const entry = document.getElementById(`term-${to.dataset["term"]}`);
    if (!entry) return;
    card = Object.assign(document.createElement("div"), { className: "term-card", id: "term-card" });
    card.append(...[...entry.cloneNode(true).childNodes]);
    card.setAttribute("popover", "manual");
    article.append(card);
    card.showPopover?.();
    link = to;
    link.setAttribute("aria-describedby", "term-card");
    put(card, to);
  };
  const later = (work: () => void, after: number) => {
    clearTimeout(timer);
    timer = window.setTimeout(work, after);
  };
  const at = (event: Event) => {
    const target = event.target as Element;
    return { to: target.closest<HTMLElement>(".term[data-term]"), inCard: card?.contains(target) === true };
  };

  document.addEventListener(
    "pointerover",
    (event) => {
      if (event.pointerType === "touch") return;
      const { to, inCard } = at(event);
      if (to) later(() => open(to), pause.open);
      else if (inCard) clearTimeout(timer);
      else if (link !== document.activeElement) later(close, pause.close);
    },
    { signal },
  );
  document.addEventListener(
    "focusin",
    (event) => {
      const { to, inCard } = at(event);
      if (to?.matches(":focus-visible")) open(to);
      else if (!to && !inCard) close();
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !card) return;
      event.stopImmediatePropagation();
      const inside = card.contains(document.activeElement);
      const back = link;
      close();
      if (inside) back?.focus();
    },
    { signal, capture: true },
  );
  let touched = false;
  document.addEventListener("pointerdown", (event) => (touched = event.pointerType === "touch"), { signal });
  document.addEventListener(
    "click",
    (event) => {
      const { to, inCard } = at(event);
      if (!to) {
        if (!inCard) close();
        return;
      }
      if (!touched || to === link) return;
      event.preventDefault();
      open(to);
    },
    { signal, capture: true },
  );
  return () => {
    close();
    listening.abort();
  };
}

/** Below the link, or above it where there is no room; never beyond the edge of the page. */
function put(card: HTMLElement, link: HTMLElement): void {
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const below = box.bottom + height + 8 < innerHeight || box.top < height + 8;
  const x = Math.max(16, Math.min(box.left, document.documentElement.clientWidth - width - 16));
  card.style.setProperty("--x", `${x + scrollX}px`);
  card.style.setProperty("--y", `${(below ? box.bottom : box.top - height) + scrollY}px`);
}
