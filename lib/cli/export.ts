import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { operator } from "#lib/auth/operator.ts";
import { exportNewsroom } from "#lib/interchange/newsroom-queries.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import type { Command } from "./command.ts";
import { givenPath } from "./given-path.ts";
import { withOperatorDatabase } from "./operator-database.ts";

export const exportCommand: Command = {
  summary: "Write everything the newsroom owns into a new folder, to be read without Duizhao.",
  usage: "<folder>",
  async run(options) {
    const folder = readFolder(options);
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new SetupError(`${folder} is not empty. Name a folder that is new.`);
    await withOperatorDatabase(async (db) => {
      const { articles } = await exportNewsroom(
        operator,
        async (path, pieces) => {
          const file = join(folder, ...path.split("/"));
          mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
          const stream = createWriteStream(file, { mode: 0o600 });
          for await (const piece of pieces) if (!stream.write(piece)) await once(stream, "drain");
          stream.end();
          await once(stream, "close");
        },
        new Date().toISOString(),
        db,
      );
      console.log(
        `${articles} articles and everything around them are in ${folder}. README.md there says what is what.`,
      );
    });
  },
};

/** The folder that the first and only word names, from where the command was typed. */
export function readFolder(options: readonly string[]): string {
  const [folder, ...more] = options;
  if (folder === undefined || folder === "" || more.length > 0) throw new SetupError("Name one folder.");
  return givenPath(folder);
}
