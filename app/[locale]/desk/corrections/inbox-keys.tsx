"use client";

import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { findInboxCommand } from "./inbox-commands.ts";

type Props = { readonly className: string; readonly children: ReactNode };

/**
 * Lets a reviewer decide by keys. Suggestions are found by `data-proposal`, their
 * parts by `data-part`: the button that accepts, the details to edit or decline in.
 */
export function InboxKeys({ className, children }: Props) {
  const root = useRef<HTMLDivElement>(null);

  function press(event: KeyboardEvent<HTMLDivElement>) {
    const from = event.target instanceof HTMLElement ? event.target : null;
    if (!from || from.closest("input, textarea, select, summary")) return;
    const command = findInboxCommand(event.nativeEvent);
    if (!command) return;
    const proposals = [...(root.current?.querySelectorAll<HTMLElement>("[data-proposal]") ?? [])];
    const current = from.closest<HTMLElement>("[data-proposal]");
    if (command === "next" || command === "previous") {
      event.preventDefault();
      move(proposals, current, command);
    } else if (current) {
      event.preventDefault();
      if (command === "accept") current.querySelector<HTMLButtonElement>("[data-part=accept]")?.click();
      else openPart(current, command);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the suggestions inside, which have the focus
    <div ref={root} className={className} onKeyDown={press}>
      {children}
    </div>
  );
}

function move(proposals: readonly HTMLElement[], current: HTMLElement | null, command: "next" | "previous"): void {
  const at = current ? proposals.indexOf(current) : -1;
  const next = proposals[command === "next" ? at + 1 : Math.max(at - 1, 0)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

function openPart(proposal: HTMLElement, part: "edit" | "decline"): void {
  const details = proposal.querySelector<HTMLDetailsElement>(`details[data-part=${part}]`);
  if (!details) return;
  details.open = true;
  details.querySelector<HTMLElement>("textarea:not([hidden]), input:not([type=hidden])")?.focus();
}
