import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Desk, openDesk, RefusedError } from "./desk.ts";
import { inEdition } from "./sentences.ts";
import type { Place } from "./world.ts";

/** A text that was acknowledged, and the one that was sent after it and not answered. */
type Sent<Text> = { version: number; text: Text; pending: { text: Text; operationId: string } | null };

/** What the server has promised about one place. Editions stand for originals, words for sentences. */
export type Promised = {
  readonly place: Place;
  readonly original: Sent<number>;
  /** By segment. */
  readonly sentences: ReadonlyMap<string, Sent<string>>;
  /** The edition whose publication was acknowledged, and those that were sent to be published after it and not answered. */
  readonly published: { edition: number; pending: number[] };
};

/** People who save and publish for as long as they are let. */
export type Writers = {
  readonly promised: readonly Promised[];
  /** Answers with yes so far. */
  acknowledged(): number;
  /** What they were refused although nobody else touches their texts. */
  readonly refusals: string[];
  /** Resolves once everybody has had an answer. */
  resume(): Promise<void>;
  /** Resolves once nobody waits for an answer any more. */
  pause(): Promise<void>;
};

/** Everybody at `places` writes: the first half of the sentences, the others the originals, which they publish. */
export function startWriters(address: string, places: readonly Place[]): Writers {
  const promised = places.map(promisedFrom);
  const refusals: string[] = [];
  let acknowledged = 0;
  let going = false;
  let working: Promise<unknown> = Promise.resolve();

  /** Whether it was answered with yes. An answer that did not come, or that the server is at a loss, says nothing. */
  async function settled(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      acknowledged += 1;
      return true;
    } catch (error) {
      if (error instanceof RefusedError && error.status < 500) refusals.push(error.message);
      return false;
    }
  }

  const steps = promised.map((one, index) => {
    const desk = openDesk(address, one.place.writer);
    return index < places.length / 2 ? sentenceSteps(desk, one) : originalSteps(desk, one);
  });

  /** Does one step after the other; `answered` is called after each that was answered with yes. */
  async function write(own: readonly (() => Promise<void>)[], answered: () => void): Promise<void> {
    for (let turn = 0; going; turn++) {
      const step = own[turn % own.length];
      if (step && (await settled(step))) answered();
      else await pause(20);
    }
  }

  return {
    promised,
    refusals,
    acknowledged: () => acknowledged,
    async resume() {
      going = true;
      const works: Promise<void>[] = [];
      const answers = steps.map((own) => new Promise<void>((resolve) => works.push(write(own, resolve))));
      working = Promise.all(works);
      await Promise.all(answers);
    },
    async pause() {
      going = false;
      await working;
    },
  };
}

function promisedFrom(place: Place): Promised {
  const { version, sentences } = place.article;
  return {
    place,
    original: { version, text: 0, pending: null },
    sentences: new Map(
      sentences.map((sentence) => [sentence.segmentId, { version: sentence.version, text: "", pending: null }]),
    ),
    published: { edition: 0, pending: [] },
  };
}

function originalSteps(desk: Desk, { place: { article }, original, published }: Promised) {
  const save = () =>
    send(original, original.text + 1, (edition, operationId) =>
      desk.saveSource(
        { ...article, version: original.version, blocks: inEdition(article.blocks, edition) },
        operationId,
      ),
    );
  const publish = async () => {
    if (original.pending) return save();
    published.pending.push(original.text);
    const act = await desk.openPublishing(article);
    await act?.();
    Object.assign(published, { edition: original.text, pending: [] });
  };
  return [save, save, publish];
}

function sentenceSteps(desk: Desk, { place: { article }, sentences }: Promised) {
  return article.sentences.map(({ segmentId, source }) => async () => {
    const unit = sentences.get(segmentId);
    if (!unit) return;
    await send(unit, `Typed just before ${randomUUID()}.`, (text, operationId) =>
      desk.saveUnit({ articleId: article.articleId, segmentId, source, version: unit.version, text }, operationId),
    );
  });
}

/** Sends what was not answered once more, as the same operation, before anything new. */
async function send<Text>(
  sent: Sent<Text>,
  next: Text,
  save: (text: Text, operationId: string) => Promise<number>,
): Promise<void> {
  sent.pending ??= { text: next, operationId: randomUUID() };
  const { text, operationId } = sent.pending;
  const version = await save(text, operationId);
  Object.assign(sent, { version, text, pending: null });
}
