import { statfsSync } from "node:fs";
import { Client } from "pg";
import { describeDatabase, migrate } from "#lib/db/migrate.ts";
import { dataFolderPath } from "#lib/server/data-folder.ts";
import { projectFolder } from "#lib/server/project.ts";
import { readSettings } from "#lib/server/settings.ts";
import { SetupError } from "#lib/server/setup-error.ts";
import { withDatabase } from "#lib/server/with-database.ts";
import type { Command } from "./command.ts";

export const checkSetup: Command = {
  summary: "Check that this installation can serve, and say what cannot.",
  usage: "",
  async run() {
    const { origin, port, host, proxies } = readSettings(process.env);
    report("Node.js", process.versions.node);
    report("Address", origin?.origin ?? `http://localhost:${port ?? 3000} (set DUIZHAO_ORIGIN to the public one)`);
    report("Listens on", `${host ?? "every address"}, port ${port ?? 3000}, behind ${proxies} trusted proxies`);
    report("Data folder", dataFolderPath(projectFolder));
    const given = Boolean(process.env.DATABASE_URL);
    await withDatabase(async (url) => {
      await migrate(process.env.DATABASE_URL_DIRECT || url);
      report("Database", given ? describeDatabase(url) : "the embedded PostgreSQL");
      report("PostgreSQL", await versionOf(url));
    });
    report("Free space", freeSpace(dataFolderPath(projectFolder)));
    console.log("\nAll is well.");
  },
};

function report(name: string, found: string): void {
  console.log(`${name.padEnd(12)} ${found}`);
}

async function versionOf(url: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query("select current_setting('server_version') as version");
    return rows[0].version;
  } finally {
    await client.end();
  }
}

function freeSpace(folder: string): string {
  const { bavail, blocks, bsize } = statfsSync(folder);
  const gigabytes = ((bavail * bsize) / 1e9).toFixed(1);
  if (bavail / blocks > 0.02 || bavail * bsize > 1e9) return `${gigabytes} GB`;
  throw new SetupError(`Only ${gigabytes} GB are free where ${folder} is. Make room, or saving will fail.`);
}
