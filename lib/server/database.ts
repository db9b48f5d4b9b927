import { migrate } from "#lib/db/migrate.ts";
import { dataFolderPath } from "./data-folder.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { onLeaving } from "./leaving.ts";
import { projectFolder } from "./project.ts";
import { SetupError } from "./setup-error.ts";

// `npm run database`: the embedded PostgreSQL alone, migrated, for development. Ctrl-C ends it.
try {
  const database = await startEmbeddedPostgres({
    projectFolder,
    dataFolder: dataFolderPath(projectFolder),
    say: (line) => console.error(line),
  });
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  onLeaving(leave);
  const open = setInterval(() => {}, 1 << 30);
  try {
    await migrate(database.url);
    console.log(`DATABASE_URL=${database.url}`);
    await left;
  } finally {
    clearInterval(open);
    await database.stop();
  }
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}
