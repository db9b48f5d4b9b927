import { type SaveOutcome, type SaveRequest, type SaveStatus, sameStatus, summarize } from "./saving.ts";

export type SaveQueueOptions<Content, Receipt> = {
  /** Sends one request and never rejects. At most one per key is under way. */
  readonly send: (request: SaveRequest<Content>) => Promise<SaveOutcome<Receipt>>;
  readonly tab: string;
  readonly newId: () => string;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
  readonly equals: (a: Content, b: Content) => boolean;
  /** How many changes lie between what is stored and what is not; at least 1. */
  readonly countChanges: (stored: Content, latest: Content) => number;
  readonly onSaved?: (key: string, receipt: Receipt, version: number) => void;
  readonly onConflict?: (key: string, details: Readonly<Record<string, unknown>>) => void;
};

/** Milliseconds after the last change, and at most after the first unsaved one. */
export const saveDelay = 800;
export const longestDelay = 5_000;

const firstRetry = 1_000;
const longestRetry = 30_000;

type Entry<Content> = {
  readonly key: string;
  stored: Content;
  version: number;
  latest: Content;
  savedAt: Date | null;
  /** Sent, and not known to have been refused: repeated word for word until its outcome is known. */
  attempt: SaveRequest<Content> | null;
  sending: boolean;
  timer: ReturnType<typeof setTimeout> | null;
  /** When the oldest unsaved change was made. */
  changedAt: number | null;
  failures: number;
  trouble: Exclude<SaveStatus, { kind: "saved" | "unsaved" | "saving" }> | null;
  status: SaveStatus;
};

const noDetails = {};
const nothingSaved: SaveStatus = { kind: "saved", at: null };

/**
 * Saves documents, each under a key, while somebody types.
 *
 * `open` says what the server has; `change` what the person sees now. A save
 * goes out 800 ms after the last change (`flush`: at once), one at a time per
 * key; meanwhile only the latest content waits. A request whose outcome is
 * unknown is repeated with its operation id before anything newer is sent, so
 * nobody comes into conflict with themselves. After a conflict the key rests
 * until `rebase` (mine over theirs) or `open` (theirs); after a refusal until
 * the next change or `retry`; after the session's end everything rests until
 * `resume`. No DOM, no network: both are the caller's.
 */
export class SaveQueue<Content, Receipt> {
  private readonly entries = new Map<string, Entry<Content>>();
  private readonly listeners = new Set<() => void>();
  private signedOut = false;
  private stopped = false;
  private overall: SaveStatus = nothingSaved;
  private settled: (() => void)[] = [];

  constructor(private readonly options: SaveQueueOptions<Content, Receipt>) {}

  /** Registers what the server has under `key`, or takes it in place of everything unsaved. A save under way is forgotten. */
  open(key: string, stored: { readonly version: number; readonly content: Content }): void {
    this.enter(key, stored);
    this.update();
  }

  /** As `open`, for many at once. */
  openAll(documents: readonly { readonly key: string; readonly version: number; readonly content: Content }[]): void {
    for (const { key, version, content } of documents) this.enter(key, { version, content });
    this.update();
  }

  private enter(key: string, stored: { readonly version: number; readonly content: Content }): void {
    const known = this.entries.get(key);
    if (known?.timer) clearTimeout(known.timer);
    this.entries.set(key, {
      key,
      stored: stored.content,
      version: stored.version,
      latest: stored.content,
      savedAt: known?.savedAt ?? null,
      attempt: null,
      sending: false,
      timer: null,
      changedAt: null,
      failures: 0,
      trouble: null,
      status: nothingSaved,
    });
  }

  /** Whether `open` was called for `key`. */
  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** What the person sees now. Equal to what is stored: nothing is left to save. */
  change(key: string, content: Content): void {
    const entry = this.get(key);
    if (this.options.equals(entry.latest, content)) return;
    entry.latest = content;
    if (entry.trouble?.kind === "failed" && entry.trouble.code !== null) entry.trouble = null;
    if (!this.isUnsaved(entry)) entry.changedAt = null;
    else this.schedule(entry);
    this.update();
  }

  /** Saves `key`, or everything, now. Resolves once nothing more can be done: true when all of it is stored. */
  async flush(key?: string): Promise<boolean> {
    const wanted = key === undefined ? [...this.entries.values()] : [this.get(key)];
    for (const entry of wanted) this.send(entry);
    while (wanted.some((entry) => this.isBusy(entry))) {
      await new Promise<void>((done) => this.settled.push(done));
      for (const entry of wanted) if (!entry.trouble) this.send(entry);
    }
    return wanted.every((entry) => !this.isUnsaved(this.entries.get(entry.key) ?? entry));
  }

  /** Tries everything again that failed or could not be sent. */
  retry(): void {
    for (const entry of this.entries.values()) {
      if (entry.trouble?.kind === "conflict") continue;
      entry.trouble = null;
      entry.failures = 0;
      this.send(entry);
    }
    this.update();
  }

  /** Nobody looks at the documents any more: what is under way ends, nothing further is sent until `start`. */
  stop(): void {
    this.stopped = true;
    for (const entry of this.entries.values()) {
      if (entry.timer) clearTimeout(entry.timer);
      entry.timer = null;
    }
  }

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.retry();
  }

  /** The person is signed in again. */
  resume(): void {
    this.signedOut = false;
    this.retry();
  }

  /** After a conflict: what the person sees shall follow on `version`. */
  rebase(key: string, stored: { readonly version: number; readonly content: Content }): void {
    const entry = this.get(key);
    entry.stored = stored.content;
    entry.version = stored.version;
    entry.attempt = null;
    entry.trouble = null;
    entry.failures = 0;
    this.send(entry);
    this.update();
  }

  /** What is unsaved under `key` and what it is based on, or null. */
  unsaved(key: string): { readonly version: number; readonly content: Content } | null {
    const entry = this.entries.get(key);
    return entry && this.isUnsaved(entry) ? { version: entry.version, content: entry.latest } : null;
  }

  /** Keys with something unsaved. */
  unsavedKeys(): string[] {
    return [...this.entries.values()].filter((entry) => this.isUnsaved(entry)).map((entry) => entry.key);
  }

  /** The version and content the server is known to have. */
  stored(key: string): { readonly version: number; readonly content: Content } {
    const { version, stored } = this.get(key);
    return { version, content: stored };
  }

  /** Of all keys together: the one that most needs attention. The same object until something changes. */
  readonly status = (): SaveStatus => this.overall;

  /** Of one key. The same object until something changes. */
  statusOf(key: string): SaveStatus {
    return this.entries.get(key)?.status ?? nothingSaved;
  }

  /** Calls `listener` after each change of a status. Returns how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private get(key: string): Entry<Content> {
    const entry = this.entries.get(key);
    if (!entry) throw new Error(`Nothing is open under "${key}"`);
    return entry;
  }

  private isUnsaved(entry: Entry<Content>): boolean {
    if (entry.attempt !== null) return true;
    return entry.stored !== entry.latest && !this.options.equals(entry.stored, entry.latest);
  }

  private isBusy(entry: Entry<Content>): boolean {
    return this.entries.get(entry.key) === entry && entry.sending;
  }

  private schedule(entry: Entry<Content>): void {
    entry.changedAt ??= Date.now();
    if (entry.sending || entry.trouble) return;
    const left = entry.changedAt + longestDelay - Date.now();
    this.wait(entry, Math.max(0, Math.min(saveDelay, left)));
  }

  private wait(entry: Entry<Content>, milliseconds: number): void {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = this.stopped ? null : setTimeout(() => this.send(entry), milliseconds);
  }

  private send(entry: Entry<Content>): void {
    if (entry.timer) clearTimeout(entry.timer);
    entry.timer = null;
    if (entry.sending || this.stopped || this.signedOut || !this.isUnsaved(entry)) return;
    if (entry.trouble?.kind === "conflict" || (entry.trouble?.kind === "failed" && entry.trouble.code !== null)) return;
    entry.attempt ??= {
      key: entry.key,
      content: entry.latest,
      version: entry.version,
      operationId: this.options.newId(),
      tab: this.options.tab,
    };
    entry.sending = true;
    entry.changedAt = null;
    const attempt = entry.attempt;
    void this.options.send(attempt).then((outcome) => {
      if (this.entries.get(entry.key) !== entry) return this.update();
      entry.sending = false;
      // A rebase or a fresh start has taken its place: whatever came of it, the next save will tell.
      if (entry.attempt === attempt) this.settle(entry, attempt, outcome);
      else this.send(entry);
      this.update();
    });
    this.update();
  }

  private settle(entry: Entry<Content>, attempt: SaveRequest<Content>, outcome: SaveOutcome<Receipt>): void {
    entry.trouble = null;
    if (outcome.kind === "unreachable" || outcome.kind === "unavailable") {
      entry.failures += 1;
      entry.trouble =
        outcome.kind === "unreachable"
          ? { kind: "offline", changes: 1 }
          : { kind: "failed", code: null, details: noDetails };
      this.wait(entry, this.retryDelay(entry.failures));
      return;
    }
    entry.attempt = null;
    entry.failures = 0;
    if (outcome.kind === "saved") {
      entry.stored = attempt.content;
      entry.version = outcome.version;
      entry.savedAt = outcome.at;
      this.options.onSaved?.(entry.key, outcome.receipt, outcome.version);
      if (this.isUnsaved(entry)) this.schedule(entry);
      else entry.changedAt = null;
    } else if (outcome.kind === "signed_out") {
      this.signedOut = true;
    } else if (outcome.kind === "refused") {
      entry.trouble = { kind: "failed", code: outcome.code, details: outcome.details };
    } else {
      entry.trouble = { kind: "conflict", details: outcome.details };
      this.options.onConflict?.(entry.key, outcome.details);
    }
  }

  /** Doubles from one second to thirty; by chance a half shorter, so that a newsroom does not come back in step. */
  private retryDelay(failures: number): number {
    const longest = Math.min(longestRetry, firstRetry * 2 ** (failures - 1));
    return longest * (0.5 + this.options.random() / 2);
  }

  private update(): void {
    for (const entry of this.entries.values()) entry.status = sameStatus(entry.status, this.describe(entry));
    const entries = [...this.entries.values()];
    const times = entries.flatMap((entry) => entry.savedAt?.getTime() ?? []);
    const summary = summarize(
      entries.map((entry) => entry.status),
      times.length === 0 ? null : new Date(Math.max(...times)),
    );
    this.overall = sameStatus(this.overall, summary);
    for (const done of this.settled.splice(0)) done();
    for (const listener of [...this.listeners]) listener();
  }

  private describe(entry: Entry<Content>): SaveStatus {
    if (!this.isUnsaved(entry)) return { kind: "saved", at: entry.savedAt };
    if (this.signedOut) return { kind: "signed_out" };
    if (entry.trouble?.kind === "offline") {
      return { kind: "offline", changes: Math.max(1, this.options.countChanges(entry.stored, entry.latest)) };
    }
    return entry.trouble ?? { kind: entry.sending ? "saving" : "unsaved" };
  }
}
