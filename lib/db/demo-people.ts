import type { RoleGrant } from "#lib/auth/policy.ts";

export type DemoPerson = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly roles: readonly RoleGrant[];
};

const password = "two-columns-one-line";

/** Who can sign in to the demo world: one person for each role. */
export const demoPeople: readonly DemoPerson[] = [
  { email: "editor@demo.example", name: "陈屿 Chen Yu", password, roles: [{ role: "editor", locale: "" }] },
  { email: "translator@demo.example", name: "Mara Lindqvist", password, roles: [{ role: "translator", locale: "en" }] },
  { email: "reviewer@demo.example", name: "David Okafor", password, roles: [{ role: "reviewer", locale: "en" }] },
  { email: "admin@demo.example", name: "苏敏 Su Min", password, roles: [{ role: "admin", locale: "" }] },
];
