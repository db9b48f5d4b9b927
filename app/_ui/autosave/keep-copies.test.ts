import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepCopies, keepDelay } from "./keep-copies.ts";
import type { LocalCopies, LocalCopy } from "./local-copies.ts";
import { SaveQueue } from "./save-queue.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function begin(kept = true) {
  const store = new Map<string, LocalCopy<string>>();
  const copies: LocalCopies<string> = {
    keep: async (copy) => {
      if (kept) store.set(copy.key, copy);
      return kept;
    },
    forget: async (key) => {
      store.delete(key);
    },
    list: async () => ({ left: [...store.values()], open: [] }),
  };
  const queue = new SaveQueue<string, null>({
    send: async () => ({ kind: "saved", version: 2, at: new Date(), receipt: null }),
    tab: "tab",
    newId: () => "id",
    random: () => 0,
    equals: (a, b) => a === b,
    countChanges: () => 1,
  });
  queue.open("a", { version: 1, content: "old" });
  const onKept = vi.fn();
  const keeper = keepCopies({ queue, copies, person: "p", tab: "tab", onKept });
  return { store, queue, keeper, onKept };
}

test("what is typed is kept within two seconds, with what it was based on", async () => {
  const { store, queue } = begin();
  queue.stop();
  queue.change("a", "new");
  expect(keepDelay).toBeLessThan(2_000);
  await vi.advanceTimersByTimeAsync(keepDelay);
  expect(store.get("a")).toMatchObject({ key: "a", tab: "tab", person: "p", version: 1, base: "old", content: "new" });
});

test("a copy is forgotten once the server has it", async () => {
  const { store, queue, keeper } = begin();
  queue.change("a", "new");
  await keeper.now();
  expect(store.size).toBe(1);
  await queue.flush();
  await vi.advanceTimersByTimeAsync(keepDelay);
  expect(store.size).toBe(0);
});

test("leaving the page writes a last time", async () => {
  const { store, queue, keeper } = begin();
  queue.stop();
  queue.change("a", "new");
  await keeper.stop();
  expect(store.size).toBe(1);
});

test("a device that keeps nothing says so", async () => {
  const { queue, keeper, onKept } = begin(false);
  queue.change("a", "new");
  await keeper.now();
  expect(onKept).toHaveBeenLastCalledWith(false);
});
