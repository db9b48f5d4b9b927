"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { SuggestStrings } from "../../suggest/suggest-form.tsx";
import type { Side } from "../sides.ts";
import { chooseView, readLetterKeys, showsBoth, toggleAlignment } from "./choices.ts";
import { type Command, commandFor, nearest } from "./commands.ts";
import { copyText, linkText } from "./copy.ts";
import { openDrawer } from "./drawer.ts";
import { halvesOf, idOf, sideOf, textOf, type UnitNumber, unitOf, visibleHalf } from "./halves.ts";
import { KeyList } from "./key-list.tsx";
import { Panel } from "./panel.tsx";
import { findPlace } from "./place.ts";
import { findSelected, isSelecting } from "./selection.ts";
import type { ReaderStrings } from "./strings.ts";
import { useChoices } from "./use-choices.ts";
import { useLights } from "./use-lights.ts";
import { blockStarts, isMarked, visibleUnits } from "./walk.ts";

type Props = {
  readonly uiLocale: UiLocale;
  readonly slug: string;
  readonly sourceLocale: string;
  readonly target: string;
  readonly revisionId: string;
  readonly strings: ReaderStrings;
  readonly suggestStrings: SuggestStrings;
};

/** The sentence a reader has chosen: which half of it, and what of the translation is selected. */
export type Active = {
  readonly unit: UnitNumber;
  readonly side: Side;
  readonly part: HTMLElement | null;
  readonly range: readonly [from: number, to: number] | null;
};

type Open = { readonly active: Active; readonly part: HTMLElement; readonly drawer: HTMLElement };

const loadForm = () => import("../../suggest/suggest-form.tsx");
const SuggestForm = lazy(async () => ({ default: (await loadForm()).SuggestForm }));

/** Everything the article does beyond being read: lights pairs, follows keys, copies, peeks, opens the form. */
export function ReaderIsland({ uiLocale, slug, sourceLocale, target, revisionId, strings, suggestStrings }: Props) {
  const [article, setArticle] = useState<HTMLElement | null>(null);
  const [active, setActive] = useState<Active | null>(null);
  const [peeking, setPeeking] = useState(true);
  const [copied, setCopied] = useState<UnitNumber | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState("");
  const [, redraw] = useState(0);
  const joint = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const keyList = useRef<HTMLDialogElement>(null);

  const unit = active?.unit ?? null;
  const { addressed } = useLights(article, joint, unit ?? open?.active.unit ?? null);
  const wanted = useRef<UnitNumber | null>(null);
  wanted.current = unit ?? addressed;
  useChoices(
    article,
    slug,
    useCallback(() => wanted.current, []),
  );

  const find = useCallback(
    (node: HTMLElement | null) => setArticle(node?.closest<HTMLElement>(".article") ?? null),
    [],
  );

  /** Sets the focus on a sentence and makes it the chosen one. */
  function enter(next: UnitNumber, side: Side) {
    const half = article && visibleHalf(article, next, side);
    if (!half) return;
    half.tabIndex = -1;
    half.focus({ preventScroll: true });
    half.scrollIntoView({ block: "nearest", behavior: "instant" });
    choose(half, null);
  }

  function choose(half: HTMLElement, range: Active["range"], part: HTMLElement | null = null) {
    setActive({ unit: unitOf(half), side: sideOf(half), part, range });
    setCopied(null);
    void loadForm();
  }

  function leave() {
    setActive(null);
    const half = document.activeElement?.closest?.(".s, .panel");
    if (half) article?.querySelector<HTMLElement>("[data-mode]")?.focus();
  }

  async function copy() {
    if (!article || !active) return;
    const done = await copyText(linkText(article, active.unit));
    setCopied(done ? active.unit : null);
    setSaid(done ? strings.copied : strings.notCopied);
  }

  function peek() {
    if (!article) return;
    if (showsBoth(article)) toggleAlignment(article);
    else setPeeking(!peeking);
  }

  function suggest() {
    const part = article && active && (active.part ?? partOf(article, active.unit));
    if (!article || !active || !part) return;
    open?.drawer.remove();
    setOpen({ active, part, drawer: openDrawer(article, active.unit) });
    setActive(null);
  }

  function close() {
    if (!open) return;
    open.drawer.remove();
    setOpen(null);
    enter(open.active.unit, open.active.side);
  }

  function obey(command: Command, half: HTMLElement) {
    if (!article) return;
    const units = visibleUnits(article);
    const go = (places: readonly UnitNumber[], by: 1 | -1) => enter(nearest(unitOf(half), by, places), sideOf(half));
    if (typeof command === "number") return keep(half, () => chooseView(article, command));
    switch (command) {
      case "next":
        return go(units, 1);
      case "previous":
        return go(units, -1);
      case "nextBlock":
        return go(blockStarts(article, units), 1);
      case "previousBlock":
        return go(blockStarts(article, units), -1);
      case "nextMarked":
        return go(
          units.filter((each) => isMarked(article, each)),
          1,
        );
      case "previousMarked":
        return go(
          units.filter((each) => isMarked(article, each)),
          -1,
        );
      case "suggest":
        return suggest();
      case "copy":
        return void copy();
      case "peek":
        return keep(half, peek);
      case "history":
        return location.assign(historyPath(unitOf(half)));
      case "keys":
        return keyList.current?.showModal();
      case "leave":
        return leave();
    }
  }

  /** A change of view may take the focused half away: the other one gets the focus. */
  function keep(half: HTMLElement, change: () => void) {
    change();
    if (article && document.activeElement !== visibleHalf(article, unitOf(half), sideOf(half))) {
      enter(unitOf(half), sideOf(half));
    }
  }

  const historyPath = (of: UnitNumber) =>
    `/${uiLocale}/articles/${slug}/${target}/history#s-${article ? idOf(article, of) : ""}`;

  function press(event: KeyboardEvent) {
    const at = event.target as HTMLElement;
    const inPanel = panel.current?.contains(at) === true;
    if (!article || (!at.matches(".s[data-u]") && !inPanel)) {
      if (event.key === "Escape" && active && !at.closest("form, dialog, [popover]")) setActive(null);
      return;
    }
    if (event.key === "Tab") return turn(event, inPanel);
    const command = commandFor(event, readLetterKeys());
    const half = inPanel ? active && visibleHalf(article, active.unit, active.side) : at;
    if (command === null || !half || (inPanel && event.key === "Enter")) return;
    event.preventDefault();
    if (inPanel && command === "leave" && half.hasAttribute("tabindex")) half.focus({ preventScroll: true });
    else obey(command, half);
  }

  /** From the sentence to what can be done with it, and back: the panel stands elsewhere in the document. */
  function turn(event: KeyboardEvent, inPanel: boolean) {
    const first = panel.current?.querySelector<HTMLElement>("button, a");
    if (!inPanel && !event.shiftKey && first) {
      event.preventDefault();
      first.focus();
    } else if (inPanel && event.shiftKey && event.target === first && article && active) {
      event.preventDefault();
      visibleHalf(article, active.unit, active.side)?.focus({ preventScroll: true });
    }
  }

  function click(event: MouseEvent) {
    const at = event.target as Element;
    if (!article || !at.isConnected) return;
    if (at.closest("[data-mode]")) {
      const place = findPlace(article, wanted.current);
      setSaid(strings.entered);
      return enter(place?.unit ?? 1, place?.side ?? "target");
    }
    if (at.closest("a, button, input, label, summary, dialog, form, [popover], .panel, .drawer") || isSelecting())
      return;
    const half = at.closest<HTMLElement>(".s[data-u]");
    if (!half || !article.contains(half) || unitOf(half) === active?.unit) setActive(null);
    else choose(half, null, at.closest<HTMLElement>("[data-t]"));
  }

  function select() {
    const selected = article && findSelected(article);
    const half = selected?.part.closest<HTMLElement>(".s[data-u]");
    if (selected && half) choose(half, selected.range, selected.part);
  }

  const handlers = useRef({ press, click, select });
  handlers.current = { press, click, select };

  useEffect(() => {
    if (!article) return;
    const mode = article.querySelector<HTMLElement>("[data-mode]");
    if (mode) mode.hidden = false;
    let timer = 0;
    let pressed = false;
    const later = () => {
      clearTimeout(timer);
      if (!pressed) timer = window.setTimeout(() => handlers.current.select(), 200);
    };
    const down = () => {
      pressed = true;
    };
    const up = () => {
      pressed = false;
      later();
    };
    const onPress = (event: KeyboardEvent) => handlers.current.press(event);
    const onClick = (event: MouseEvent) => handlers.current.click(event);
    const onChange = () => redraw((count) => count + 1);
    document.addEventListener("keydown", onPress);
    document.addEventListener("click", onClick);
    document.addEventListener("selectionchange", later);
    document.addEventListener("pointerdown", down);
    document.addEventListener("pointerup", up);
    document.addEventListener("pointercancel", up);
    article.addEventListener("change", onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("keydown", onPress);
      document.removeEventListener("click", onClick);
      document.removeEventListener("selectionchange", later);
      document.removeEventListener("pointerdown", down);
      document.removeEventListener("pointerup", up);
      document.removeEventListener("pointercancel", up);
      article.removeEventListener("change", onChange);
    };
  }, [article]);

  const part = article && active && (active.part ?? partOf(article, active.unit));
  return (
    <div ref={find} className="island">
      <div ref={joint} className="joint" hidden />
      {article && active && (
        <Panel
          ref={panel}
          article={article}
          active={active}
          count={visibleUnits(article).at(-1) ?? 0}
          both={showsBoth(article)}
          aligned={article.querySelector('input[name="align"]:checked') !== null}
          peeking={peeking}
          copied={copied === active.unit}
          suggestPath={part && `/${uiLocale}/articles/${slug}/${target}/suggest?s=${part.dataset["t"]}`}
          historyPath={historyPath(active.unit)}
          strings={strings}
          onCopy={copy}
          onPeek={peek}
          onSuggest={suggest}
          onKeys={() => keyList.current?.showModal()}
          onClose={leave}
        />
      )}
      <KeyList ref={keyList} strings={strings} />
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {article &&
        open &&
        createPortal(
          <Suspense>
            <SuggestForm
              key={open.part.dataset["t"]}
              uiLocale={uiLocale}
              sourceLocale={sourceLocale}
              target={target}
              segmentId={open.part.dataset["t"] ?? ""}
              revisionId={revisionId}
              base={open.part.textContent}
              source={textOf(halvesOf(article, open.active.unit).find((half) => sideOf(half) === "source"))}
              selection={open.active.range}
              strings={suggestStrings}
              onClose={close}
            />
          </Suspense>,
          open.drawer,
        )}
    </div>
  );
}

/** The first segment of a unit's translation. */
function partOf(article: Element, unit: UnitNumber): HTMLElement | null {
  return article.querySelector<HTMLElement>(`.s[data-u="${unit}"] [data-t]`);
}
