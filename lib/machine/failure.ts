import type { ServiceAnswer } from "./service.ts";

/** Everything that can go wrong with a machine draft. A reason is the key of its words under `MachineFailure`. */
export const failureReasons = [
  "not_https",
  "address_refused",
  "unreachable",
  "certificate",
  "timed_out",
  "redirected",
  "not_http",
  "answer_too_large",
  "address_wrong",
  "key_missing",
  "key_refused",
  "key_unreadable",
  "model_unknown",
  "locales_unsupported",
  "text_too_long",
  "quota_spent",
  "too_many_requests",
  "service_failed",
  "request_refused",
  "answer_unusable",
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** These pass by themselves: it is worth asking again later. */
const passing: ReadonlySet<FailureReason> = new Set<FailureReason>([
  "unreachable",
  "timed_out",
  "too_many_requests",
  "service_failed",
]);

/** Why a service gave no draft. It holds nothing that was sent, and of what came back only `said`. */
export class MachineFailure extends Error {
  override readonly name = "MachineFailure";

  constructor(
    readonly reason: FailureReason,
    /** `seconds`: how long the service asks to wait; `said`: its own words, for an administrator who tries it. */
    readonly about: { readonly seconds?: number; readonly said?: string } = {},
  ) {
    super(reason);
  }

  /** Whether the same request may succeed later with nobody doing anything. */
  get passes(): boolean {
    return passing.has(this.reason);
  }
}

/** The longest wait a service can ask for, in seconds. */
const longestWait = 3600;

/**
 * The failure behind an answer that is no success. `known` says what a status
 * means to this service in particular; the rest is HTTP's.
 */
export function failureOf(answer: ServiceAnswer, known: Readonly<Record<number, FailureReason>>, said: string) {
  const { status, headers } = answer;
  const reason = known[status] ?? reasonOf(status);
  const seconds = reason === "too_many_requests" ? waitOf(headers) : null;
  return new MachineFailure(reason, { ...(seconds !== null && { seconds }), ...(said !== "" && { said }) });
}

function reasonOf(status: number): FailureReason {
  if (status === 401 || status === 403) return "key_refused";
  if (status === 402) return "quota_spent";
  if (status === 404 || status === 405) return "address_wrong";
  if (status === 413 || status === 414) return "text_too_long";
  if (status === 429 || status === 529) return "too_many_requests";
  return status >= 500 ? "service_failed" : "request_refused";
}

/** `Retry-After` (RFC 9110, 10.2.3) as seconds, at most an hour; the date form by the answer's own clock. */
function waitOf(headers: ServiceAnswer["headers"]): number | null {
  const text = headers["retry-after"]?.trim() ?? "";
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), longestWait);
  const seconds = (Date.parse(text) - Date.parse(headers["date"] ?? "")) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), longestWait) : null;
}
