import { type DBSchema, type IDBPDatabase, openDB } from "idb";

/** Something typed that the server may not have. `base` is what the server had at `version`, when it was typed. */
export type LocalCopy<Content> = {
  readonly key: string;
  readonly tab: string;
  readonly person: string;
  readonly version: number;
  readonly base: Content;
  readonly content: Content;
  /** Milliseconds since 1970, by this device. */
  readonly at: number;
};

type Schema = DBSchema & { copies: { key: [string, string]; value: LocalCopy<unknown> } };

const thirtyDays = 30 * 24 * 60 * 60 * 1000;

/** Copies of unsaved work on this device, kept until the server has it, whatever happens to the tab. */
export type LocalCopies<Content> = {
  /** Stores or replaces the copy of this key and tab. False when the device refuses. */
  keep(copy: LocalCopy<Content>): Promise<boolean>;
  forget(key: string, tab: string): Promise<void>;
  /**
   * What `person` left under keys that begin with `prefix` in tabs that are gone, newest first, and which tabs that are
   * still there hold such copies. Copies over thirty days old are dropped.
   */
  list(person: string, prefix: string): Promise<{ readonly left: LocalCopy<Content>[]; readonly open: string[] }>;
};

/** Opens the store under `name` on this device. Where there is none, nothing is kept and nothing fails. */
export function openLocalCopies<Content>(name = "duizhao-unsaved"): LocalCopies<Content> {
  const opened: Promise<IDBPDatabase<Schema> | null> = openDB<Schema>(name, 1, {
    upgrade: (database) => {
      database.createObjectStore("copies", { keyPath: ["key", "tab"] });
    },
  }).catch(() => null);

  return {
    async keep(copy) {
      const database = await opened;
      if (!database) return false;
      try {
        await database.put("copies", copy);
        return true;
      } catch {
        return false;
      }
    },
    async forget(key, tab) {
      await (await opened)?.delete("copies", [key, tab]).catch(() => {});
    },
    async list(person, prefix) {
      const database = await opened;
      if (!database) return { left: [], open: [] };
      const all = await database.getAll("copies").catch(() => []);
      const live = await liveTabs();
      const outdated = all.filter((copy) => copy.at < Date.now() - thirtyDays);
      await Promise.all(outdated.map((copy) => database.delete("copies", [copy.key, copy.tab]).catch(() => {})));
      const asked = all.filter(
        (copy) => copy.person === person && copy.key.startsWith(prefix) && !outdated.includes(copy),
      ) as LocalCopy<Content>[];
      return {
        left: asked.filter((copy) => !live.has(copy.tab)).sort((a, b) => b.at - a.at),
        open: [...new Set(asked.map((copy) => copy.tab))].filter((tab) => live.has(tab)),
      };
    },
  };
}

const lockPrefix = "duizhao-tab:";

/** Marks this tab as alive, until it closes, crashes or calls what this returns. Without locks (plain http) every other tab counts as gone. */
export function claimTab(tab: string): () => void {
  if (!navigator.locks) return () => {};
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  void navigator.locks.request(`${lockPrefix}${tab}`, () => held).catch(() => {});
  return release;
}

/** Resolves once another tab has closed or crashed; rejects when `signal` says that nobody wants to know any more. */
export async function whenGone(tab: string, signal: AbortSignal): Promise<void> {
  await navigator.locks.request(`${lockPrefix}${tab}`, { mode: "shared", signal }, () => {});
}

async function liveTabs(): Promise<Set<string>> {
  if (!navigator.locks) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(
    held.flatMap((lock) => (lock.name?.startsWith(lockPrefix) ? [lock.name.slice(lockPrefix.length)] : [])),
  );
}
