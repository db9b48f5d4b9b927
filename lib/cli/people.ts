import { operator } from "#lib/auth/operator.ts";
import { listPeople } from "#lib/people/queries.ts";
import type { Command } from "./command.ts";
import { withOperatorDatabase } from "./operator-database.ts";
import { rolesInWords } from "./roles.ts";

export const people: Command = {
  summary: "List everybody with an account, their roles and whether they can sign in.",
  usage: "",
  run: () =>
    withOperatorDatabase(async (db) => {
      const everybody = await listPeople(operator, db);
      if (everybody.length === 0) console.log("Nobody yet. The first visit sets the newsroom up.");
      const width = Math.max(0, ...everybody.map(({ email }) => email.length));
      for (const { email, status, roles, name } of everybody) {
        console.log(`${email.padEnd(width)}  ${status.padEnd(9)}  ${rolesInWords(roles) || "no role"}  (${name})`);
      }
    }),
};
