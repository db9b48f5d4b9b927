import { useEffect, useRef } from "react";

type Handlers = {
  readonly press: (event: KeyboardEvent) => void;
  readonly click: (event: MouseEvent) => void;
  /** The reader has finished marking text, with whatever hand or key. */
  readonly select: () => void;
  /** The view or the alignment has changed. */
  readonly change: () => void;
};

const pause = 200;

/** Listens for the whole document with one listener of each kind; sentences have none of their own. */
export function useReaderEvents(article: HTMLElement | null, handlers: Handlers): void {
  const current = useRef(handlers);
  current.current = handlers;

  useEffect(() => {
    if (!article) return;
    const listening = new AbortController();
    const { signal } = listening;
    let timer = 0;
    let pressed = false;
    const settle = () => {
      clearTimeout(timer);
      if (!pressed) timer = window.setTimeout(() => current.current.select(), pause);
    };
    const lift = () => {
      pressed = false;
      settle();
    };
    document.addEventListener("keydown", (event) => current.current.press(event), { signal });
    document.addEventListener("click", (event) => current.current.click(event), { signal });
    document.addEventListener("selectionchange", settle, { signal });
    document.addEventListener("pointerup", lift, { signal });
    document.addEventListener("pointercancel", lift, { signal });
    document.addEventListener(
      "pointerdown",
      () => {
        pressed = true;
      },
      { signal },
    );
    article.addEventListener("change", () => current.current.change(), { signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [article]);
}
