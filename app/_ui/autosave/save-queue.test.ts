import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { longestDelay, SaveQueue, saveDelay } from "./save-queue.ts";
import type { SaveOutcome, SaveRequest } from "./saving.ts";

type Sent = SaveRequest<string> & { answer: (outcome: SaveOutcome<null>) => Promise<void> };

const at = new Date("2026-11-23T10:42:07Z");
const saved = (version: number): SaveOutcome<null> => ({ kind: "saved", version, at, receipt: null });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin() {
  const sent: Sent[] = [];
  let ids = 0;
  const conflicts: string[] = [];
  const queue = new SaveQueue<string, null>({
    send: (request) =>
      new Promise((resolve) => {
        sent.push({
          ...request,
          answer: async (outcome) => {
            resolve(outcome);
            await vi.advanceTimersByTimeAsync(0);
          },
        });
      }),
    tab: "tab",
    newId: () => `operation ${++ids}`,
    random: () => 1,
    equals: (a, b) => a === b,
    countChanges: (stored, latest) => Math.abs(latest.length - stored.length),
    onConflict: (key) => conflicts.push(key),
  });
  queue.open("a", { version: 3, content: "" });
  const nth = (index: number): Sent => {
    const one = sent[index];
    if (!one) throw new Error(`nothing was sent as number ${index}`);
    return one;
  };
  return { queue, sent, nth, conflicts };
}

const wait = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("when a save goes out", () => {
  test("800 ms after the last change, with the version it is based on", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay - 1);
    queue.change("a", "xy");
    await wait(saveDelay - 1);
    expect(sent).toHaveLength(0);
    expect(queue.status().kind).toBe("unsaved");
    await wait(1);
    expect(nth(0)).toMatchObject({ key: "a", content: "xy", version: 3, tab: "tab" });
    expect(queue.status().kind).toBe("saving");
    await nth(0).answer(saved(4));
    expect(queue.status()).toEqual({ kind: "saved", at });
  });

  test("in the middle of long typing after five seconds", async () => {
    const { queue, sent } = begin();
    for (let passed = 0; passed < longestDelay; passed += 500) {
      queue.change("a", "x".repeat(passed + 1));
      await wait(500);
    }
    expect(sent).toHaveLength(1);
  });

  test("at once on leaving, and says whether all is stored", async () => {
    const { queue, nth } = begin();
    queue.change("a", "x");
    const flushed = queue.flush("a");
    await nth(0).answer(saved(4));
    expect(await flushed).toBe(true);
    expect(await queue.flush()).toBe(true);
  });

  test("on leaving also what was typed while a save was under way", async () => {
    const { queue, nth } = begin();
    queue.change("a", "x");
    const flushed = queue.flush();
    queue.change("a", "xy");
    await nth(0).answer(saved(4));
    expect(nth(1)).toMatchObject({ content: "xy", version: 4 });
    await nth(1).answer(saved(5));
    expect(await flushed).toBe(true);
  });

  test("never while another of the same key is under way; then only the latest", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay);
    queue.change("a", "xy");
    await wait(saveDelay);
    queue.change("a", "xyz");
    await wait(saveDelay);
    expect(sent).toHaveLength(1);
    await nth(0).answer(saved(4));
    await wait(saveDelay);
    expect(sent).toHaveLength(2);
    expect(nth(1)).toMatchObject({ content: "xyz", version: 4, operationId: "operation 2" });
  });

  test("for each key on its own", async () => {
    const { queue, sent } = begin();
    queue.open("b", { version: 9, content: "" });
    queue.change("a", "x");
    queue.change("b", "y");
    await wait(saveDelay);
    expect(sent.map(({ key, version }) => [key, version])).toEqual([
      ["a", 3],
      ["b", 9],
    ]);
  });

  test("not at all when the text is back to what is stored", async () => {
    const { queue, sent } = begin();
    queue.change("a", "x");
    queue.change("a", "");
    await wait(saveDelay);
    expect(sent).toHaveLength(0);
    expect(queue.status().kind).toBe("saved");
  });

  test("not after the page is left, and again when it is back", async () => {
    const { queue, sent } = begin();
    queue.change("a", "x");
    queue.stop();
    await wait(60_000);
    expect(sent).toHaveLength(0);
    queue.start();
    expect(sent).toHaveLength(1);
  });
});

describe("when nobody knows whether it was stored", () => {
  for (const kind of ["unreachable", "unavailable"] as const) {
    test(`${kind}: the same request again, then what was typed since`, async () => {
      const { queue, sent, nth } = begin();
      queue.change("a", "x");
      await wait(saveDelay);
      await nth(0).answer({ kind });
      queue.change("a", "xy");
      await wait(1_000);
      expect(sent).toHaveLength(2);
      expect(nth(1)).toMatchObject({ content: "x", version: 3, operationId: nth(0).operationId });
      await nth(1).answer(saved(4));
      await wait(saveDelay);
      expect(nth(2)).toMatchObject({ content: "xy", version: 4, operationId: "operation 2" });
    });
  }

  test("it waits twice as long each time, at most thirty seconds", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay);
    for (const [index, delay] of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000].entries()) {
      await nth(index).answer({ kind: "unreachable" });
      await wait(delay - 1);
      expect(sent).toHaveLength(index + 1);
      await wait(1);
      expect(sent).toHaveLength(index + 2);
    }
  });

  test("the network's return does not wait", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay);
    await nth(0).answer({ kind: "unreachable" });
    queue.retry();
    expect(sent).toHaveLength(2);
  });

  test("it counts what only this device has", async () => {
    const { queue, nth } = begin();
    queue.open("b", { version: 1, content: "" });
    queue.change("a", "xx");
    queue.change("b", "y");
    await wait(saveDelay);
    await nth(0).answer({ kind: "unreachable" });
    await nth(1).answer({ kind: "unreachable" });
    expect(queue.statusOf("a")).toEqual({ kind: "offline", changes: 2 });
    expect(queue.status()).toEqual({ kind: "offline", changes: 3 });
    expect(queue.unsavedKeys()).toEqual(["a", "b"]);
  });
});

describe("when somebody else was first", () => {
  async function conflicted() {
    const started = begin();
    started.queue.change("a", "mine");
    await wait(saveDelay);
    await started.nth(0).answer({ kind: "conflict", details: { theirs: "theirs" } });
    return started;
  }

  test("nothing more is sent, and further typing is kept", async () => {
    const { queue, sent, conflicts } = await conflicted();
    expect(queue.status()).toEqual({ kind: "conflict", details: { theirs: "theirs" } });
    queue.change("a", "mine too");
    await wait(60_000);
    await queue.flush();
    queue.retry();
    expect(sent).toHaveLength(1);
    expect(conflicts).toEqual(["a"]);
    expect(queue.unsaved("a")).toEqual({ version: 3, content: "mine too" });
  });

  test("mine over theirs is a new operation on their version", async () => {
    const { queue, nth } = await conflicted();
    queue.rebase("a", { version: 7, content: "theirs" });
    expect(nth(1)).toMatchObject({ content: "mine", version: 7, operationId: "operation 2" });
  });

  test("theirs leaves nothing to save", async () => {
    const { queue, sent } = await conflicted();
    queue.open("a", { version: 7, content: "theirs" });
    await wait(saveDelay);
    expect(sent).toHaveLength(1);
    expect(queue.status().kind).toBe("saved");
    queue.change("a", "theirs and mine");
    await wait(saveDelay);
    expect(sent[1]).toMatchObject({ version: 7 });
  });
});

describe("when the server refuses", () => {
  test("it is not repeated by itself; the next change is sent", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay);
    await nth(0).answer({ kind: "refused", code: "text_too_long", details: {} });
    expect(queue.status()).toMatchObject({ kind: "failed", code: "text_too_long" });
    await wait(60_000);
    expect(sent).toHaveLength(1);
    queue.change("a", "");
    queue.change("a", "y");
    await wait(saveDelay);
    expect(nth(1)).toMatchObject({ content: "y", operationId: "operation 2" });
  });

  test("at the end of the session everything rests until the person is back", async () => {
    const { queue, sent, nth } = begin();
    queue.change("a", "x");
    await wait(saveDelay);
    await nth(0).answer({ kind: "signed_out" });
    queue.change("a", "xy");
    await wait(60_000);
    queue.retry();
    expect(queue.status().kind).toBe("signed_out");
    expect(sent).toHaveLength(1);
    queue.resume();
    expect(nth(1)).toMatchObject({ content: "xy", version: 3 });
  });
});

test("a status stays the same object until something changes, so that rows are not drawn again", () => {
  const { queue } = begin();
  queue.open("b", { version: 1, content: "" });
  const before = queue.statusOf("b");
  queue.change("a", "x");
  expect(queue.statusOf("b")).toBe(before);
});
