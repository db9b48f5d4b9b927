import type { ComponentType } from "react";
import { MachineSection } from "./machine-section.tsx";
import { MemorySection } from "./memory-section.tsx";
import { TermsSection } from "./terms-section.tsx";

/** A part of the help panel. `useHelp` says in it which sentence it is for; it is made anew for every other. */
export type HelpSectionEntry = { readonly name: string; readonly Section: ComponentType };

/** What the help panel has to say, in this order. */
export const helpSections: readonly HelpSectionEntry[] = [
  { name: "terms", Section: TermsSection },
  { name: "memory", Section: MemorySection },
  { name: "machine", Section: MachineSection },
];
