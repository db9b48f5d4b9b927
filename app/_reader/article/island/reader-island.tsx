"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { UiLocale } from "#lib/i18n/routing.ts";
import type { SuggestStrings } from "../../suggest/suggest-form.tsx";
import type { Side } from "../sides.ts";
import { chooseView, readLetterKeys, showsBoth, toggleAlignment } from "./choices.ts";
import { type Command, commandFor, nearest } from "./commands.ts";
import { copyText, linkText } from "./copy.ts";
import { openDrawer } from "./drawer.ts";
import { idOf, sideOf, type UnitNumber, unitOf, visibleHalf } from "./halves.ts";
import { KeyList } from "./key-list.tsx";
import { Panel } from "./panel.tsx";
import { findPlace, type Spot } from "./place.ts";
import { findSelected, isSelecting } from "./selection.ts";
import type { ReaderStrings } from "./strings.ts";
import { loadForm, SuggestDrawer, type Suggesting } from "./suggest-drawer.tsx";
import { followTerms } from "./term-card.ts";
import { useChoices } from "./use-choices.ts";
import { useLights } from "./use-lights.ts";
import { useReaderEvents } from "./use-reader-events.ts";
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

/** Everything the article does beyond being read: lights pairs, follows keys, copies, peeks, opens the form. */
export function ReaderIsland({ uiLocale, slug, sourceLocale, target, revisionId, strings, suggestStrings }: Props) {
  const [article, setArticle] = useState<HTMLElement | null>(null);
  const [active, setActive] = useState<Active | null>(null);
  const [peeking, setPeeking] = useState(true);
  const [copied, setCopied] = useState<UnitNumber | null>(null);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const [said, setSaid] = useState("");
  const [, redraw] = useState(0);
  const joint = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const keyList = useRef<HTMLDialogElement>(null);

  const unit = active?.unit ?? null;
  const { addressed } = useLights(article, joint, unit ?? suggesting?.active.unit ?? null);
  const wanted = useRef<Spot | null>(null);
  wanted.current = active ?? (addressed === null ? null : { unit: addressed, side: "target" });
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

  /** Out of sentence mode, to where it began. */
  function leave() {
    setActive(null);
    article?.querySelector<HTMLElement>("[data-mode]")?.focus();
  }

  /** Whoever goes by keyboard stays at the sentence. */
  function dismiss() {
    const half = article && active && visibleHalf(article, active.unit, active.side);
    setActive(null);
    if (half?.hasAttribute("tabindex")) half.focus({ preventScroll: true });
  }

  async function copy() {
    if (!article || !active) return;
    const done = await copyText(linkText(article, active.unit));
    setCopied(done ? active.unit : null);
    say(done ? strings.copied : strings.notCopied);
  }

  /** Through the live region; the same words twice are said twice. */
  function say(words: string) {
    setSaid((before) => (before === words ? `${words}\u00A0` : words));
  }

  function peek() {
    if (!article) return;
    if (showsBoth(article)) toggleAlignment(article);
    else setPeeking(!peeking);
  }

  function suggest() {
    const part = article && active && (active.part ?? partOf(article, active.unit));
    if (!article || !active || !part) return;
    suggesting?.drawer.remove();
    setSuggesting({ active, part, drawer: openDrawer(article, active.unit) });
    setActive(null);
  }

  function close() {
    if (!suggesting) return;
    suggesting.drawer.remove();
    setSuggesting(null);
    enter(suggesting.active.unit, suggesting.active.side);
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
    if (inPanel && command === "leave") dismiss();
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
      say(strings.entered);
      return enter(place?.unit ?? 1, place?.side ?? "target");
    }
    // A finger on a term opens its card instead of following the link: one box at a time.
    if (at.closest(".term") && event.defaultPrevented) return setActive(null);
    if (at.closest("a, button, input, label, summary, dialog, form, [popover], .panel, .drawer") || isSelecting())
      return;
    const half = at.closest<HTMLElement>(".s[data-u]");
    if (!half || !article.contains(half) || unitOf(half) === active?.unit) setActive(null);
    else choose(half, null, at.closest<HTMLElement>("[data-t]"));
  }

  function select() {
    const selected = article && findSelected(article);
    const half = selected?.part.closest<HTMLElement>(".s[data-u]");
    const known = active?.part === selected?.part && String(active?.range) === String(selected?.range);
    if (selected && half && !known) choose(half, selected.range, selected.part);
  }

  useEffect(() => (article ? followTerms(article) : undefined), [article]);

  useReaderEvents(article, { press, click, select, change: () => redraw((count) => count + 1) });

  useEffect(() => {
    const mode = article?.querySelector<HTMLElement>("[data-mode]");
    if (mode) mode.hidden = false;
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
          onClose={dismiss}
        />
      )}
      <KeyList ref={keyList} strings={strings} />
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {article && suggesting && (
        <SuggestDrawer
          article={article}
          suggesting={suggesting}
          uiLocale={uiLocale}
          sourceLocale={sourceLocale}
          target={target}
          revisionId={revisionId}
          strings={suggestStrings}
          onClose={close}
        />
      )}
    </div>
  );
}

/** The first segment of a unit's translation. */
function partOf(article: Element, unit: UnitNumber): HTMLElement | null {
  return article.querySelector<HTMLElement>(`.s[data-u="${unit}"] [data-t]`);
}
