/** What a reader's own device remembers. Nothing here is needed: where storage is refused, nothing is kept and nothing fails. */

/** A suggestion sent from this device. `at`: ISO 8601. */
export type SentSuggestion = {
  readonly number: number;
  readonly receipt: string;
  readonly at: string;
  readonly text: string;
};

export type Credit = { readonly name: string; readonly email: string };

const [sentKey, creditKey] = ["duizhao.suggestions", "duizhao.credit"];
const mostSent = 50;

/** The text somebody was writing for this sentence in this tab, or null. */
export function readDraft(segmentId: string, target: string): string | null {
  return read(() => sessionStorage, draftKey(segmentId, target));
}

/** Null forgets it. */
export function keepDraft(segmentId: string, target: string, text: string | null): void {
  write(() => sessionStorage, draftKey(segmentId, target), text);
}

export function readCredit(): Credit {
  const kept = parse(read(() => localStorage, creditKey)) as Partial<Credit> | null;
  return { name: String(kept?.name ?? ""), email: String(kept?.email ?? "") };
}

export function keepCredit(credit: Credit): void {
  const empty = credit.name === "" && credit.email === "";
  write(() => localStorage, creditKey, empty ? null : JSON.stringify(credit));
}

/** Newest first. */
export function listSent(): SentSuggestion[] {
  const kept = parse(read(() => localStorage, sentKey));
  return Array.isArray(kept) ? kept.filter(isSent) : [];
}

export function keepSent(sent: SentSuggestion): void {
  const others = listSent().filter(({ receipt }) => receipt !== sent.receipt);
  write(() => localStorage, sentKey, JSON.stringify([sent, ...others].slice(0, mostSent)));
}

function isSent(value: unknown): value is SentSuggestion {
  const sent = value as Partial<SentSuggestion> | null;
  return typeof sent?.number === "number" && /^[\w-]{22}$/.test(String(sent.receipt)) && typeof sent.at === "string";
}

function draftKey(segmentId: string, target: string): string {
  return `duizhao.draft.${target}.${segmentId}`;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // Refused or full: the reader goes on without.
  }
}
