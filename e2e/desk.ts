import type { Role } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import type { Newsdesk } from "#lib/db/demo/newsdesk.ts";
import { demoPeople } from "#lib/db/demo-people.ts";
import { users } from "#lib/db/schema/people.ts";

/** The people of the demo world, to lay what a story begins with. */
export async function findDesk(): Promise<Newsdesk> {
  const people = await database.select({ id: users.id, name: users.name, email: users.email }).from(users);
  const who = (role: Role) => {
    const person = demoPeople.find(({ roles }) => roles.some((held) => held.role === role));
    const found = people.find(({ email }) => email === person?.email);
    return { id: found?.id ?? null, name: found?.name ?? "", roles: person?.roles ?? [] };
  };
  return { editor: who("editor"), translator: who("translator"), reviewer: who("reviewer") };
}
