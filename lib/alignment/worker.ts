import { parentPort } from "node:worker_threads";
import { type AlignOptions, alignSentences, type Group } from "./align.ts";
import { readDictionaryFor } from "./reading.ts";

/** What the thread is asked, and what it answers to the same `id`. */
export type Question = {
  readonly id: number;
  readonly source: readonly (readonly string[])[];
  readonly target: readonly (readonly string[])[];
  readonly options: Omit<AlignOptions, "dictionary">;
};
export type Answer = { readonly id: number; readonly groups: readonly Group[] };

// The thread that aligns, see background.ts. It keeps its dictionary from one text to the next.
parentPort?.on("message", ({ id, source, target, options }: Question) => {
  const dictionary = readDictionaryFor(options.sourceLocale, options.targetLocale);
  parentPort?.postMessage({ id, groups: alignSentences(source, target, { ...options, dictionary }) } satisfies Answer);
});
