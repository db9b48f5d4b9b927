import { operator } from "#lib/auth/operator.ts";
import { rebuildMemory } from "#lib/memory/rebuilding-mutations.ts";
import type { Command } from "./command.ts";
import { withOperatorDatabase } from "./operator-database.ts";

export const memory: Command = {
  summary: "Work the memory out anew from everything that stands reviewed.",
  usage: "",
  run: () =>
    withOperatorDatabase(async (db) => {
      console.log(`${await rebuildMemory(operator, db)} reviewed sentences are in the memory.`);
    }),
};
