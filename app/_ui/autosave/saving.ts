/** What `send` is asked to store. `version` is the one `content` was based on. */
export type SaveRequest<Content> = {
  readonly key: string;
  readonly content: Content;
  readonly version: number;
  /** UUID; the same for every repetition of this request, so that the server can tell a repeat from a second save. */
  readonly operationId: string;
  readonly tab: string;
};

/** What came of a request. `unreachable` and `unavailable` leave open whether it was stored: it is repeated as it was. */
export type SaveOutcome<Receipt> =
  | { readonly kind: "saved"; readonly version: number; readonly at: Date; readonly receipt: Receipt }
  | { readonly kind: "conflict"; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: "refused"; readonly code: string; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: "signed_out" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "unavailable" };

/** How things stand with one key, or with all of them. `at` is null before the first save; `changes` counts what only this device has. */
export type SaveStatus =
  | { readonly kind: "saved"; readonly at: Date | null }
  | { readonly kind: "unsaved" }
  | { readonly kind: "saving" }
  | { readonly kind: "offline"; readonly changes: number }
  | { readonly kind: "failed"; readonly code: string | null; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: "conflict"; readonly details: Readonly<Record<string, unknown>> }
  | { readonly kind: "signed_out" };

/** How things stand with all keys together: the one that most needs attention. `savedAt`: the latest save of any. */
export function summarize(all: readonly SaveStatus[], savedAt: Date | null): SaveStatus {
  for (const kind of ["signed_out", "conflict", "failed", "offline", "saving", "unsaved"] as const) {
    const found = all.find((status) => status.kind === kind);
    if (found?.kind === "offline") return { kind: "offline", changes: countOffline(all) };
    if (found) return found;
  }
  return { kind: "saved", at: savedAt };
}

function countOffline(all: readonly SaveStatus[]): number {
  return all.reduce(
    (sum, status) => sum + (status.kind === "offline" ? status.changes : status.kind === "saved" ? 0 : 1),
    0,
  );
}

/** `before` where nothing has changed, so that nobody draws the same again. */
export function sameStatus(before: SaveStatus, after: SaveStatus): SaveStatus {
  if (before.kind !== after.kind) return after;
  const equal =
    (before.kind === "saved" && after.kind === "saved" && before.at?.getTime() === after.at?.getTime()) ||
    (before.kind === "offline" && after.kind === "offline" && before.changes === after.changes) ||
    ("details" in before && "details" in after && before.details === after.details) ||
    before.kind === "unsaved" ||
    before.kind === "saving" ||
    before.kind === "signed_out";
  return equal ? before : after;
}
