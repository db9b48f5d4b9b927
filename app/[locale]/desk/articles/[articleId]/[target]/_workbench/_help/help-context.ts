"use client";

import { createContext, useContext } from "react";
import type { HelpSentence, Insertion } from "./help.ts";

export type Help = {
  readonly sentence: HelpSentence;
  readonly canWrite: boolean;
  readonly insert: (insertion: Insertion) => void;
  /** Puts `insertion` on Alt and `digit` until the function it gives is called. */
  readonly offer: (digit: number, insertion: Insertion) => () => void;
};

export const HelpContext = createContext<Help | null>(null);

/** Whether the newsroom has a machine that drafts between these locales. */
export const MachineOffered = createContext(false);

export function useMachineOffered(): boolean {
  return useContext(MachineOffered);
}

/** The sentence a section of the panel helps with, and what it can do there. */
export function useHelp(): Help {
  const help = useContext(HelpContext);
  if (!help) throw new Error("A section of the help panel stands outside of it");
  return help;
}
