import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { AlignOptions, Group } from "./align.ts";
import type { Answer, Question } from "./worker.ts";

/** Milliseconds that the thread and its dictionary are kept for the next text. */
const idle = 60_000;

/** Megabytes of heap: several times what 10,000 sentences on either side need. */
const heap = 1_000;
/** Megabytes for what lives a moment only: with less, the thread tidies up again and again while it reads a long text. */
const young = 64;

type Waiting = { readonly answer: (groups: Group[]) => void; readonly fail: (error: Error) => void };

let thread: Worker | null = null;
let asked = 0;
let ending: NodeJS.Timeout | undefined;
const waiting = new Map<number, Waiting>();

/**
 * `alignSentences` in a thread of its own, with the dictionary for the pair of
 * locales: nothing else in the process waits for it. Texts are aligned one after
 * the other. Rejects only when the thread cannot run at all or runs out of memory.
 */
export function alignInBackground(
  source: readonly (readonly string[])[],
  target: readonly (readonly string[])[],
  options: Omit<AlignOptions, "dictionary">,
): Promise<Group[]> {
  return new Promise((answer, fail) => {
    clearTimeout(ending);
    thread ??= startThread();
    thread.ref();
    asked += 1;
    waiting.set(asked, { answer, fail });
    thread.postMessage({ id: asked, source, target, options } satisfies Question);
  });
}

function startThread(): Worker {
  // Every way to start the product runs in the project's folder. The bundler must not follow.
  const file = join(/* turbopackIgnore: true */ process.cwd(), "lib", "alignment", "worker.mjs");
  const started = new Worker(file, {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heap, maxYoungGenerationSizeMb: young },
  });
  started.on("message", ({ id, groups }: Answer) => {
    waiting.get(id)?.answer([...groups]);
    waiting.delete(id);
    if (waiting.size === 0) rest(started);
  });
  started.on("error", (error) => failAll(started, error instanceof Error ? error : new Error(String(error))));
  started.on("exit", (code) => failAll(started, new Error(`The thread that aligns ended with ${code}.`)));
  return started;
}

/** Lets the process end, and the thread as well when nobody asks for a while. */
function rest(started: Worker): void {
  started.unref();
  ending = setTimeout(() => {
    if (thread === started) thread = null;
    void started.terminate();
  }, idle).unref();
}

function failAll(started: Worker, error: Error): void {
  if (thread !== started) return;
  thread = null;
  for (const { fail } of waiting.values()) fail(error);
  waiting.clear();
}
