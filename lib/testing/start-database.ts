import { rmSync } from "node:fs";
import { migrate } from "#lib/db/migrate.ts";
import { startEmbeddedPostgres } from "#lib/server/embedded-postgres.ts";
import { projectFolder } from "#lib/server/project.ts";
import { createThrowawayFolder, sweepThrowawayFolders } from "#lib/server/throwaway.ts";
import { cloneDatabase, createTemplate } from "./database.ts";

/**
 * Once per run: a PostgreSQL of the tests' own with a migrated template, and a
 * clone for each of vitest's workers. Gives back what ends it.
 */
export default async function startTestDatabase({
  config,
}: {
  config: { maxWorkers: number };
}): Promise<() => Promise<void>> {
  await sweepThrowawayFolders();
  const dataFolder = createThrowawayFolder();
  const server = await startEmbeddedPostgres({ projectFolder, dataFolder, disposable: true, say: console.error });
  process.env.DUIZHAO_TEST_SERVER = server.url;
  await migrate(await createTemplate());
  for (let worker = 1; worker <= config.maxWorkers; worker++) await cloneDatabase(`test_worker_${worker}`);
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}
