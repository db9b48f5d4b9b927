import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { type Cluster, databaseName, openCluster } from "./cluster.ts";
import { openSecrets } from "./data-folder.ts";
import { createSocketDirectory, launchPostgres, shortFolder } from "./postgres-launch.ts";
import { isAlive, isNoPostmasterOf, isPostmasterOf, type PostmasterFile, readPostmasterFile } from "./postmaster.ts";
import { SetupError } from "./setup-error.ts";

/** A running PostgreSQL of our own. */
export type EmbeddedPostgres = {
  /** Connection string of the database `duizhao`, valid until `stop`, also across a crash of PostgreSQL. */
  url: string;
  /** Whether a server left behind by an earlier process was taken over. */
  adopted: boolean;
  /** Ends every connection and the server; resolves when its process is gone. */
  stop(): Promise<void>;
};

type Options = {
  projectFolder: string;
  dataFolder: string;
  say: (line: string) => void;
  /** Trades durability for speed; for data nobody will miss. */
  disposable?: boolean;
};

/**
 * Starts the PostgreSQL of `dataFolder`, or takes over the one that an earlier
 * process left running there, and starts it again whenever it dies. Throws a
 * SetupError when another process of ours is using the folder.
 */
export async function startEmbeddedPostgres({
  projectFolder,
  dataFolder,
  say,
  disposable,
}: Options): Promise<EmbeddedPostgres> {
  const cluster = openCluster(projectFolder, dataFolder, say);
  const socketDirectory = { path: "" };
  const start = () => bringUp(cluster, socketDirectory, disposable ?? false);

  let server = await start();
  const url = urlOf(cluster, server.socketDirectory, databaseName);
  await createDatabase(cluster, server.socketDirectory);
  let lock = await holdFolder(url, dataFolder);

  let watching = true;
  const watch = (async () => {
    while (watching) {
      await pause(100, undefined, { ref: false });
      if (!watching || isAlive(server.pid)) continue;
      try {
        server = await start();
        lock = await holdFolder(url, dataFolder);
      } catch (error) {
        if (watching) say(`The database could not be started again: ${(error as Error).message}`);
        await pause(1_000, undefined, { ref: false });
      }
    }
  })();

  return {
    url,
    adopted: server.adopted,
    async stop() {
      watching = false;
      await watch;
      await lock.end().catch(() => {});
      await stopPostmaster(server.pid, cluster.folder);
      if (dirname(server.socketDirectory) === shortFolder)
        rmSync(server.socketDirectory, { recursive: true, force: true });
    },
  };
}

/** The connection string of the server that runs on `cluster` now, or null. Nothing is taken over: whoever started it keeps it. */
export function findRunning(dataFolder: string, cluster: string): string | null {
  const file = readPostmasterFile(cluster);
  if (!file?.socketDirectory || !isAlive(file.pid) || !isPostmasterOf(file.pid, cluster)) return null;
  return urlOf({ password: openSecrets(dataFolder).databasePassword }, file.socketDirectory, databaseName);
}

/** Ends the server of a cluster that nobody looks after any more, if there is one. */
export async function stopAbandoned(cluster: string): Promise<void> {
  const file = readPostmasterFile(cluster);
  if (file && isAlive(file.pid)) await stopPostmaster(file.pid, cluster);
}

type Running = { pid: number; socketDirectory: string; adopted: boolean };

const patience = 60_000;

async function bringUp(cluster: Cluster, kept: { path: string }, disposable: boolean): Promise<Running> {
  const deadline = Date.now() + patience;
  let adopted = true;
  for (;;) {
    const file = readPostmasterFile(cluster.folder);
    if (file && isAlive(file.pid) && isPostmasterOf(file.pid, cluster.folder)) {
      const state = await knock(cluster, file);
      if (state === "ready" && file.socketDirectory) {
        kept.path = file.socketDirectory;
        return { pid: file.pid, socketDirectory: file.socketDirectory, adopted };
      }
      // Recovery takes as long as it takes while it answers; one that is not as we start it is replaced.
      if (state === "foreign" || Date.now() > deadline) await stopPostmaster(file.pid, cluster.folder);
      else await pause(20);
      continue;
    }
    adopted = false;
    kept.path ||= createSocketDirectory(cluster);
    const gone = file && isNoPostmasterOf(file.pid, cluster.folder) ? file.pid : null;
    const failure = await launchPostgres(cluster, kept.path, disposable, gone);
    if (failure === null) continue;
    if (!/lock file|shared memory block/.test(failure) || Date.now() > deadline) {
      throw new SetupError(
        `The database in ${cluster.folder} does not start (${failure}). Its log is ${join(cluster.home, "postgres.log")}.`,
      );
    }
    await pause(100);
  }
}

type State = "ready" | "not yet" | "foreign";

async function knock(cluster: Cluster, file: PostmasterFile): Promise<State> {
  if (!file.socketDirectory) return "not yet";
  const client = new Client({
    connectionString: urlOf(cluster, file.socketDirectory, "postgres"),
    connectionTimeoutMillis: 5_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query(
      "select current_setting('data_directory') as folder, current_setting('server_version') as version",
    );
    const same = rows[0].folder === cluster.folder && rows[0].version.startsWith(cluster.binaries.version);
    return same ? "ready" : "foreign";
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return "not yet";
    throw new SetupError(
      `The database in ${cluster.folder} does not accept the password kept in secrets.json. Put that file back from a backup of the data folder.`,
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** Fast first; when that takes longer than half a minute, at once, which the next start recovers from. */
async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, time] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    if (!isPostmasterOf(pid, cluster)) return;
    process.kill(pid, signal);
    for (const deadline = Date.now() + time; Date.now() < deadline; await pause(10)) {
      if (!isAlive(pid) || !isPostmasterOf(pid, cluster)) return;
    }
  }
  throw new SetupError(
    `The PostgreSQL with the process number ${pid} does not stop. End it by hand, then start again.`,
  );
}

function urlOf({ password }: Pick<Cluster, "password">, socketDirectory: string, database: string): string {
  return `postgresql://${databaseName}:${password}@${encodeURIComponent(socketDirectory)}/${database}`;
}

async function createDatabase(cluster: Cluster, socketDirectory: string): Promise<void> {
  const client = new Client(urlOf(cluster, socketDirectory, "postgres"));
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [databaseName]);
    if (rowCount === 0) await client.query(`create database ${databaseName}`);
  } catch (error) {
    // Another start was first.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}

const folderLock = 0x6475697a;

/** A lock on the data folder that ends with this process, however it ends. */
async function holdFolder(url: string, dataFolder: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: `duizhao ${process.pid}`, keepAlive: true });
  client.on("error", () => {});
  await client.connect();
  // The server needs a moment to notice that an earlier holder is gone.
  for (const deadline = Date.now() + 1_500; ; await pause(50)) {
    const { rows } = await client.query("select pg_try_advisory_lock($1) as held", [folderLock]);
    if (rows[0].held) return client;
    if (Date.now() > deadline) break;
  }
  const { rows } = await client.query(
    "select application_name as name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and objid = $1 and granted",
    [folderLock],
  );
  await client.end();
  throw new SetupError(
    `Duizhao is already running with the data folder ${dataFolder} (process ${rows[0]?.name.split(" ")[1] ?? "unknown"}). Stop it first, or set DUIZHAO_DATA to another folder.`,
  );
}
