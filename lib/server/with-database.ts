import { resolve } from "node:path";
import { dataFolderPath, openDataFolder } from "./data-folder.ts";
import { findRunning, startEmbeddedPostgres } from "./embedded-postgres.ts";
import { projectFolder } from "./project.ts";

/**
 * Gives `work` the connection string of this checkout's database, which is also
 * put into `DATABASE_URL`: the one that is set, or the embedded one, shared with
 * the server when that is running and started for the time it takes otherwise.
 */
export async function withDatabase(work: (url: string) => Promise<void>): Promise<void> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const dataFolder = dataFolderPath(projectFolder);
  const { cluster } = openDataFolder(dataFolder);
  const running = cluster ? findRunning(dataFolder, resolve(dataFolder, cluster)) : null;
  const started = running ? null : await startEmbeddedPostgres({ projectFolder, dataFolder, say: console.error });
  const url = running ?? started?.url ?? "";
  process.env.DATABASE_URL = url;
  try {
    await work(url);
  } finally {
    await started?.stop();
  }
}
