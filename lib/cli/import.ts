import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { operator } from "#lib/auth/operator.ts";
import { DomainError } from "#lib/errors.ts";
import { importNewsroom } from "#lib/interchange/newsroom-mutations.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import type { Command } from "./command.ts";
import { readFolder } from "./export.ts";
import { withOperatorDatabase } from "./operator-database.ts";

export const importCommand: Command = {
  summary: "Make this empty newsroom into the one that `duizhao export` wrote.",
  usage: "<folder>",
  async run(options) {
    const folder = readFolder(options);
    await withOperatorDatabase(async (db) => {
      try {
        const read = (path: string) => readFile(join(folder, ...path.split("/")), "utf8");
        const { articles, newsroom, at } = await importNewsroom(operator, read, db);
        console.log(`${newsroom}, as it was on ${at.slice(0, 10)}: ${articles} articles are here.`);
        console.log("Everybody chooses a new password: `duizhao person reset <e-mail>` makes the link.");
      } catch (error) {
        throw asSetupError(error, folder);
      }
    });
  },
};

function asSetupError(error: unknown, folder: string): unknown {
  if (error instanceof DomainError && error.code === "invalid_input")
    return new SetupError(`${error.details["fields"]} in ${folder} is not as it was exported. Nothing was brought in.`);
  if (error instanceof Error && "code" in error && error.code === "ENOENT")
    return new SetupError(`${folder} is no export, or not whole: ${error.message}. Nothing was brought in.`);
  return error;
}
