import type { LocalCopies } from "./local-copies.ts";
import type { SaveQueue } from "./save-queue.ts";

type KeptQueue<Content> = Pick<SaveQueue<Content, never>, "subscribe" | "unsavedKeys" | "unsaved" | "stored">;

type Options<Content> = {
  readonly queue: KeptQueue<Content>;
  readonly copies: LocalCopies<Content>;
  readonly person: string;
  readonly tab: string;
  /** Told after each attempt whether this device keeps copies. */
  readonly onKept: (kept: boolean) => void;
};

/** Milliseconds from a change until its copy is written. */
export const keepDelay = 1_000;

/**
 * Keeps a copy of whatever is unsaved in `queue`, and forgets it once the
 * server has it. `now` writes without delay, `stop` writes a last time.
 */
export function keepCopies<Content>({ queue, copies, person, tab, onKept }: Options<Content>): {
  readonly now: () => Promise<void>;
  readonly stop: () => Promise<void>;
} {
  const kept = new Map<string, Content>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function now(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const wanted = queue.unsavedKeys();
    const done = [...kept.keys()].filter((key) => !wanted.includes(key));
    for (const key of done) kept.delete(key);
    await Promise.all([...wanted.map(keep), ...done.map((key) => copies.forget(key, tab))]);
  }

  async function keep(key: string): Promise<void> {
    const unsaved = queue.unsaved(key);
    if (!unsaved || kept.get(key) === unsaved.content) return;
    kept.set(key, unsaved.content);
    const { version, content } = unsaved;
    onKept(await copies.keep({ key, tab, person, version, base: queue.stored(key).content, content, at: Date.now() }));
  }

  const unsubscribe = queue.subscribe(() => {
    timer ??= setTimeout(() => void now(), keepDelay);
  });

  return {
    now,
    stop: () => {
      unsubscribe();
      return now();
    },
  };
}
