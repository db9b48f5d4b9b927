import type { RoleGrant } from "#lib/auth/policy.ts";

/** A session nobody used for so long is over. */
export const idleDays = 7;

/** Hours from sign-in to the end of a session, used or not: 30 days, for administrators 12 hours. */
export function sessionHours(roles: readonly RoleGrant[]): number {
  return roles.some((held) => held.role === "admin") ? 12 : 30 * 24;
}
