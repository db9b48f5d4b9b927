import type { Actor, RoleGrant } from "#lib/auth/policy.ts";

/** A live session and the actor it stands for, as its row says now. */
export type FoundSession = {
  readonly sessionId: string;
  readonly actor: Actor & { readonly id: string };
  readonly email: string;
};

export const personStatuses = ["invited", "active", "suspended"] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** A person as administrators see them. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: PersonStatus;
  readonly roles: readonly RoleGrant[];
  readonly createdAt: Date;
  /** When a session of theirs was last used; null when none is live. */
  readonly seenAt: Date | null;
  /** Until when their link sets a password; null when there is none. */
  readonly linkExpiresAt: Date | null;
};

/** Days a link that sets a password can be used. */
export const invitationDays = 7;
