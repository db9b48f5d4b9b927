import { type MouseEvent, type RefObject, useLayoutEffect } from "react";
import { figuresOf, firstLine, halvesOf, lastLine, sideOf, textOf, visibleHalf } from "./halves.ts";
import type { Active } from "./reader-island.tsx";
import type { ReaderStrings } from "./strings.ts";

type Props = {
  readonly article: HTMLElement;
  readonly active: Active;
  readonly count: number;
  /** Both languages are on the page; otherwise the panel shows the one that is not. */
  readonly both: boolean;
  readonly aligned: boolean;
  readonly peeking: boolean;
  readonly copied: boolean;
  readonly suggestPath: string | null;
  readonly historyPath: string;
  readonly strings: ReaderStrings;
  readonly ref: RefObject<HTMLDivElement | null>;
  readonly onCopy: () => void;
  readonly onPeek: () => void;
  readonly onSuggest: () => void;
  readonly onKeys: () => void;
  readonly onClose: () => void;
};

/** The pair under a reader's finger: both texts for those who hear them, and what can be done with it. */
export function Panel(props: Props) {
  const { article, active, count, both, aligned, peeking, copied, suggestPath, historyPath, strings, ref } = props;
  const halves = halvesOf(article, active.unit);
  const shown = visibleHalf(article, active.unit, active.side);

  useLayoutEffect(() => {
    const panel = ref.current;
    if (!panel) return;
    const set = () => place(panel, article, active);
    set();
    const observer = new ResizeObserver(set);
    observer.observe(article);
    return () => observer.disconnect();
  });

  const { unit, side } = active;
  useLayoutEffect(() => {
    if (ref.current) uncover(ref.current, article, { unit, side });
  }, [ref, article, unit, side]);

  function suggest(event: MouseEvent) {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    props.onSuggest();
  }

  const label = strings.sentence.replace("{number}", String(active.unit)).replace("{count}", String(count));
  return (
    // biome-ignore lint/a11y/useSemanticElements: not a group of form fields
    <div className="panel" role="group" aria-label={label} ref={ref}>
      {halves.map((half) => {
        const column = half.closest<HTMLElement>("[lang]");
        const peeked = !both && peeking && shown !== null && sideOf(half) !== sideOf(shown);
        return (
          <p key={sideOf(half)} className={peeked ? "said" : "visually-hidden"} lang={column?.lang} dir={column?.dir}>
            {textOf(half)}
          </p>
        );
      })}
      {halves.map((half) => {
        const figures = figuresOf(half);
        return (
          figures.length > 0 && (
            <ul key={sideOf(half)} className="figures">
              {figures.map(({ figure, rest }) => (
                <li key={figure}>
                  <span lang={half.closest<HTMLElement>("[lang]")?.lang}>{figure}</span>
                  {rest}
                </li>
              ))}
            </ul>
          )
        );
      })}
      <div className="actions">
        <button type="button" onClick={props.onCopy}>
          {copied ? strings.copied : strings.copy}
        </button>
        <button type="button" onClick={props.onPeek} aria-pressed={both ? aligned : peeking}>
          {both ? strings.compare : strings.peek}
        </button>
        {suggestPath !== null && (
          <a href={suggestPath} onClick={suggest}>
            {strings.suggest}
          </a>
        )}
        <a href={historyPath}>{strings.history}</a>
        <button type="button" className="keys" onClick={props.onKeys}>
          {strings.keys}
        </button>
        <button type="button" className="close" onClick={props.onClose} aria-label={strings.close}>
          <span aria-hidden="true">×</span>
        </button>
      </div>
    </div>
  );
}

const distance = 6;

type Chosen = Pick<Active, "unit" | "side">;

/** Docked at the bottom, the panel must not lie on the sentence it belongs to. */
function uncover(panel: HTMLElement, article: HTMLElement, { unit, side }: Chosen): void {
  const half = visibleHalf(article, unit, side);
  const last = half && lastLine(half);
  if (!last || getComputedStyle(panel).position !== "fixed") return;
  const covered = last.bottom + distance - panel.getBoundingClientRect().top;
  if (covered > 0) scrollBy({ top: covered, behavior: "instant" });
}

/** Under the last line of the half that was chosen; above its first where there is no room below. */
function place(panel: HTMLElement, article: Element, { unit, side }: Chosen): void {
  const half = visibleHalf(article, unit, side);
  const [first, last] = [half && firstLine(half), half && lastLine(half)];
  const column = half?.closest(".col, .half, .b")?.getBoundingClientRect();
  if (!first || !last || !column) return;
  const frame = article.getBoundingClientRect();
  const { width, height } = panel.getBoundingClientRect();
  const below = last.bottom + distance + height <= innerHeight;
  const top = below ? last.bottom + distance : first.top - distance - height;
  const left = Math.max(column.left, Math.min(last.left, frame.right - width));
  panel.style.setProperty("--x", `${left - frame.left}px`);
  panel.style.setProperty("--y", `${top - frame.top}px`);
}
