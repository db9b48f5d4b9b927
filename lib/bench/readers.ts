import { Agent } from "node:http";
import { ask } from "./answer.ts";
import { editionsOfPage } from "./sentences.ts";

/** Readers who compare what they see with what was acknowledged when they asked. Instants as `Date.now` tells them. */
export type Readers = {
  /** From now on, `edition` has to be shown to whoever asks. */
  acknowledge(edition: number): void;
  /** Editions that were acknowledged when somebody asked, and not shown. */
  readonly stale: ReadonlySet<number>;
  answers(): number;
  /** Whether somebody asked after `purged`, waited while `edition` was `written`, and was shown an older one. */
  overlapped(publication: { edition: number; purged: number; written: number }): boolean;
  /** When the first answer showed the edition. */
  shown(edition: number): Promise<number>;
  stop(): Promise<void>;
};

const atOnce = 8;

/** Begins to ask for the pages of an article, each in both interface languages, with and without its target, without a pause. */
export function startReaders(address: string, slug: string): Readers {
  const paths = ["/zh", "/en"].flatMap((ui) => [`${ui}/articles/${slug}`, `${ui}/articles/${slug}/en`]);
  const agent = new Agent({ keepAlive: true });
  const stale = new Set<number>();
  const waiting = new Map<number, (at: number) => void>();
  let reads: { begun: number; ended: number; newest: number }[] = [];
  let acknowledged = 0;
  let answers = 0;
  let going = true;

  async function read(first: number): Promise<void> {
    for (let turn = first; going; turn++) {
      const before = acknowledged;
      const begun = Date.now();
      const { status, body } = await ask(`${address}${paths[turn % paths.length]}`, { agent });
      if (status !== 200) throw new Error(`A reader was answered ${status}.`);
      const ended = Date.now();
      const newest = Math.max(...editionsOfPage(body.toString(), "zh"));
      answers += 1;
      reads.push({ begun, ended, newest });
      for (let edition = newest + 1; edition <= before; edition++) stale.add(edition);
      for (const [edition, seen] of waiting) {
        if (newest < edition) continue;
        waiting.delete(edition);
        seen(ended);
      }
    }
  }
  const reading = Promise.all(Array.from({ length: atOnce }, (_, index) => read(index)));
  reading.catch(() => {});

  return {
    stale,
    answers: () => answers,
    acknowledge(edition) {
      acknowledged = edition;
    },
    overlapped({ edition, purged, written }) {
      const found = reads.some(
        ({ begun, ended, newest }) => begun > purged && begun < written && ended > written && newest < edition,
      );
      reads = reads.filter(({ ended }) => ended > written);
      return found;
    },
    shown: (edition) =>
      Promise.race([reading.then(() => 0), new Promise<number>((resolve) => waiting.set(edition, resolve))]),
    async stop() {
      going = false;
      await reading;
      agent.destroy();
    },
  };
}
