import { spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, resolve } from "node:path";
import {
  type Marker,
  makeTraversable,
  openDataFolder,
  openSecrets,
  postgresMajor,
  writeMarker,
} from "./data-folder.ts";
import {
  type Binaries,
  locateBinaries,
  noEnvironment,
  type RunAs,
  reachableFolder,
  unprivilegedUser,
} from "./postgres-binaries.ts";
import { SetupError } from "./setup-error.ts";

/** A PostgreSQL cluster on disk, its programs and the user it belongs to. `home` is the folder around it. */
export type Cluster = { folder: string; home: string; password: string; runAs: RunAs; binaries: Binaries };

/** Name of the database, and of the role that owns it, in every embedded cluster. */
export const databaseName = "duizhao";

/**
 * The cluster of a data folder, made when there is none; it appears complete
 * or not at all. Throws a SetupError, and has touched nothing, when the folder
 * is not ours, of another version or another user's.
 */
export function openCluster(projectFolder: string, dataFolder: string, say: (line: string) => void): Cluster {
  if (process.platform === "win32") {
    throw new SetupError("The embedded PostgreSQL is not used on Windows. Set DATABASE_URL to a PostgreSQL.");
  }
  const marker = openDataFolder(dataFolder);
  const runAs = marker.cluster ? ownerOf(resolve(dataFolder, marker.cluster)) : unprivilegedUser();
  const binaries = locateBinaries(projectFolder, runAs, say);
  if (marker.cluster && isAbsolute(marker.cluster)) assertOwned(dataFolder, marker.cluster);
  const { databasePassword: password } = openSecrets(dataFolder);
  const folder = marker.cluster
    ? resolve(dataFolder, marker.cluster)
    : createCluster(dataFolder, marker, password, runAs, binaries, say);
  if (runAs && folder.startsWith(dataFolder)) makeTraversable(dataFolder);
  const path = realpathSync(folder);
  return { folder: path, home: dirname(path), password, runAs, binaries };
}

function ownerOf(cluster: string): RunAs {
  const { uid, gid } = statSync(cluster);
  const self = process.getuid?.();
  if (self === uid) return null;
  if (self === 0) return { uid, gid };
  throw new SetupError(
    `The database in ${cluster} belongs to another user. Start Duizhao as the user who started it first.`,
  );
}

/** A data folder that was copied still names the database of the first one; one that was moved takes it along. */
function assertOwned(dataFolder: string, cluster: string): void {
  const note = join(dirname(cluster), "owner");
  const owner = readFileSync(note, "utf8");
  if (owner !== dataFolder && existsSync(join(owner, "duizhao.json")) && openDataFolder(owner).cluster === cluster) {
    throw new SetupError(
      `The data folder ${dataFolder} is a copy of ${owner}, and they would share one database. Set DUIZHAO_DATA to a new folder.`,
    );
  }
  writeFileSync(note, dataFolder);
}

function createCluster(
  dataFolder: string,
  marker: Marker,
  password: string,
  runAs: RunAs,
  binaries: Binaries,
  say: (line: string) => void,
): string {
  const home = homeFor(dataFolder, runAs, say);
  const folder = join(home, "postgres");
  if (!existsSync(folder)) {
    const draft = join(home, `postgres.${process.pid}`);
    initialize(draft, password, runAs, binaries);
    try {
      renameSync(draft, folder);
    } catch (error) {
      // Another start was first.
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  writeMarker(dataFolder, { ...marker, cluster: home === dataFolder ? "postgres" : folder });
  return folder;
}

function homeFor(dataFolder: string, runAs: RunAs, say: (line: string) => void): string {
  if (!runAs) return dataFolder;
  makeTraversable(dataFolder);
  if (
    spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", dataFolder], { ...runAs, cwd: "/", env: noEnvironment }).status ===
    0
  ) {
    return dataFolder;
  }
  const home = reachableFolder(dataFolder);
  writeFileSync(join(home, "owner"), dataFolder);
  say(`PostgreSQL cannot reach ${dataFolder} without root's rights; its files are in ${home}.`);
  return home;
}

function initialize(folder: string, password: string, runAs: RunAs, binaries: Binaries): void {
  const passwordFile = `${folder}.password`;
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs) for (const path of [folder, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  try {
    let failure = "";
    // Trigram search sees Han letters only where the character type is UTF-8. Systems name that differently.
    for (const characterType of ["C.UTF-8", "UTF-8", "en_US.UTF-8"]) {
      const { status, error, stderr } = spawnSync(
        join(binaries.folder, "bin", "initdb"),
        [
          `--pgdata=${folder}`,
          "--encoding=UTF8",
          "--locale=C",
          `--lc-ctype=${characterType}`,
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--data-checksums",
          "--auth=scram-sha-256",
          `--username=${databaseName}`,
          `--pwfile=${passwordFile}`,
        ],
        { ...runAs, cwd: "/", env: noEnvironment, encoding: "utf8" },
      );
      if (status === 0) return;
      failure = error?.message ?? stderr?.split("\n").find((line) => line.includes("error:")) ?? "";
      if (!failure.includes("locale")) break;
    }
    throw new SetupError(
      `PostgreSQL ${postgresMajor} could not lay out its files in ${folder} (${failure.trim()}). Mend that, or set DATABASE_URL.`,
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}
