"use client";

import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { keepCopies } from "./keep-copies.ts";
import { claimTab, type LocalCopy, openLocalCopies, whenGone } from "./local-copies.ts";
import { newId } from "./new-id.ts";
import { SaveQueue } from "./save-queue.ts";
import type { SaveOutcome, SaveRequest, SaveStatus } from "./saving.ts";

export type AutosaveDocument<Content> = {
  readonly key: string;
  readonly version: number;
  readonly content: Content;
};

export type AutosaveOptions<Content, Receipt> = {
  /** What all keys begin with: `source:…`. Copies left on this device under it are offered again. */
  readonly scope: string;
  /** Id of the person signed in: copies of others are never shown. */
  readonly person: string;
  /** What the server has, as the page came. Read once; later ones by `open`. */
  readonly documents: readonly AutosaveDocument<Content>[];
  readonly send: (request: SaveRequest<Content>) => Promise<SaveOutcome<Receipt>>;
  /** By their JSON unless given. */
  readonly equals?: (a: Content, b: Content) => boolean;
  /** One per key unless given. */
  readonly countChanges?: (stored: Content, latest: Content) => number;
  readonly onSaved?: (key: string, receipt: Receipt, version: number) => void;
  readonly onConflict?: (key: string, details: Readonly<Record<string, unknown>>) => void;
};

export type Autosave<Content, Receipt> = {
  /** Of everything together, for one place on the page that always shows it. */
  readonly status: SaveStatus;
  /** False where this device keeps no copies: then nothing may be said to be kept. */
  readonly keeping: boolean;
  /** Copies that differ from what the server has, newest first. */
  readonly recoverable: readonly LocalCopy<Content>[];
  /** Takes a copy, or what the caller has made of it, as what the person sees now; the caller puts it on the screen. */
  readonly recover: (copy: LocalCopy<Content>, content?: Content) => void;
  readonly discard: (copy: LocalCopy<Content>) => void;
  readonly queue: SaveQueue<Content, Receipt>;
};

/**
 * Saves what is typed on a page. `queue` does the work: call
 * `queue.change(key, content)` at each change (not during composition),
 * `queue.flush(key)` on leaving a field or before anything that needs it stored;
 * in a conflict `queue.rebase` for mine, `queue.open` for theirs.
 *
 * Kept meanwhile on this device within two seconds, so that a killed tab costs
 * no more; sent at once when the page is hidden or the network is back. The
 * browser asks before leaving only while something is unsaved.
 *
 * ```tsx
 * const autosave = useAutosave<Run[], Saved>({
 *   scope: `unit:${articleId}:${target}:`,
 *   person: actor.id,
 *   documents: rows.map((row) => ({ key: `unit:${articleId}:${target}:${row.id}`, version: row.version, content: row.target })),
 *   send: ({ key, content, version, operationId, tab }) => putJson(urlOf(key), { target: content, version, operationId, tab }),
 * });
 * <SaveStatus status={autosave.status} keeping={autosave.keeping} onRetry={() => autosave.queue.retry()} />
 * <SignedOutDialog person={person} open={autosave.status.kind === "signed_out"} onSignedIn={() => autosave.queue.resume()} />
 * ```
 */
export function useAutosave<Content, Receipt>(options: AutosaveOptions<Content, Receipt>): Autosave<Content, Receipt> {
  const latest = useRef(options);
  const mounted = useRef(0);
  const keeper = useRef<ReturnType<typeof keepCopies> | null>(null);
  useLayoutEffect(() => {
    latest.current = options;
  });
  const [{ queue, tab, copies }] = useState(() => {
    const tab = newId();
    const queue = new SaveQueue<Content, Receipt>({
      send: (request) => latest.current.send(request),
      tab,
      newId,
      random: Math.random,
      equals: (a, b) => (latest.current.equals ?? sameJson)(a, b),
      countChanges: (stored, content) => latest.current.countChanges?.(stored, content) ?? 1,
      onSaved: (key, receipt, version) => latest.current.onSaved?.(key, receipt, version),
      onConflict: (key, details) => latest.current.onConflict?.(key, details),
    });
    queue.openAll(options.documents);
    return { queue, tab, copies: lazy(() => openLocalCopies<Content>()) };
  });

  const [recoverable, setRecoverable] = useState<readonly LocalCopy<Content>[]>([]);
  const [keeping, setKeeping] = useState(true);
  const status = useSyncExternalStore(queue.subscribe, queue.status, queue.status);
  const { scope, person } = options;

  useEffect(() => {
    const release = claimTab(tab);
    const copyKeeper = keepCopies({ queue, copies: copies(), person, tab, onKept: setKeeping });
    keeper.current = copyKeeper;
    const mine = ++mounted.current;
    const hide = () => document.visibilityState === "hidden" && void copyKeeper.now();
    document.addEventListener("visibilitychange", hide);
    queue.start();

    const leaving = new AbortController();
    const waited = new Set([tab]);
    const look = async () => {
      const { left, open } = await copies().list(person, scope);
      if (mounted.current !== mine) return;
      const [wanted, needless] = sort(left, queue, latest.current.equals ?? sameJson);
      for (const copy of needless) void copies().forget(copy.key, copy.tab);
      setRecoverable(wanted);
      // A tab that was killed a moment ago still counts as there, and one that is there may be killed.
      for (const other of open.filter((one) => !waited.has(one))) {
        waited.add(other);
        whenGone(other, leaving.signal).then(look, () => {});
      }
    };
    void look();

    return () => {
      leaving.abort();
      document.removeEventListener("visibilitychange", hide);
      void queue.flush().then(async () => {
        await copyKeeper.stop();
        release();
        if (mounted.current === mine) queue.stop();
      });
    };
  }, [queue, tab, copies, person, scope]);

  useEffect(() => {
    const send = () => void queue.flush();
    const hide = () => document.visibilityState === "hidden" && send();
    const back = () => queue.retry();
    const leave = (event: BeforeUnloadEvent) => {
      if (queue.unsavedKeys().length > 0) event.preventDefault();
    };
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("pagehide", send);
    window.addEventListener("online", back);
    window.addEventListener("beforeunload", leave);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("pagehide", send);
      window.removeEventListener("online", back);
      window.removeEventListener("beforeunload", leave);
    };
  }, [queue]);

  return useMemo(() => {
    const drop = (copy: LocalCopy<Content>) => {
      void copies().forget(copy.key, copy.tab);
      setRecoverable((all) => all.filter((other) => other !== copy));
    };
    return {
      status,
      keeping,
      recoverable,
      recover: (copy, content = copy.content) => {
        queue.change(copy.key, content);
        // The old copy goes when the new one is there.
        void keeper.current?.now().then(() => drop(copy));
      },
      discard: drop,
      queue,
    };
  }, [status, keeping, recoverable, queue, copies]);
}

/** Copies worth offering, and those the server has already. A key that is not open may open later. */
function sort<Content>(
  found: readonly LocalCopy<Content>[],
  queue: Pick<SaveQueue<Content, never>, "has" | "stored">,
  equals: (a: Content, b: Content) => boolean,
): [wanted: LocalCopy<Content>[], needless: LocalCopy<Content>[]] {
  const stored = (copy: LocalCopy<Content>) =>
    queue.has(copy.key) && equals(queue.stored(copy.key).content, copy.content);
  return [found.filter((copy) => !stored(copy)), found.filter(stored)];
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Called in the browser only: a page is drawn on the server first, where there is no store. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
