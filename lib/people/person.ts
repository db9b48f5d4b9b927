import type { Actor } from "#lib/auth/policy.ts";

/** A live session and the actor it stands for, as its row says now. */
export type FoundSession = {
  readonly sessionId: string;
  readonly actor: Actor & { readonly id: string };
  readonly email: string;
};

export const personStatuses = ["invited", "active", "suspended"] as const;
export type PersonStatus = (typeof personStatuses)[number];
