import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { projectFolder } from "./project.ts";
import { SetupError } from "./setup-error.ts";

/** Where the production build is, relative to the project: `NEXT_DIST_DIR`, or `.next`. */
export const distFolder = process.env.NEXT_DIST_DIR || ".next";

/**
 * Makes the production build, unless the one that is there was made from the
 * same sources and dependencies. Throws a SetupError with the build's own words
 * when it fails.
 */
export async function ensureBuild(say: (line: string) => void): Promise<void> {
  const stamp = join(projectFolder, distFolder, "duizhao-build");
  const hash = await hashSources();
  if ((await readFile(stamp, "utf8").catch(() => "")) === hash) return;
  await rm(stamp, { force: true });
  say("Building the pages…");
  await runBuild();
  await writeFile(stamp, hash);
}

async function hashSources(): Promise<string> {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const path of await sourceFiles()) {
    hash
      .update(path)
      .update("\0")
      .update(await readFile(join(projectFolder, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/** What goes into the pages; the process around them, the commands and the tests do not. */
async function sourceFiles(): Promise<string[]> {
  const folders = await Promise.all(
    ["app", "lib", "messages", "public"].map(async (folder) => {
      const names = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true }).catch(
        () => [],
      );
      return names
        .filter((entry) => entry.isFile())
        .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)));
    }),
  );
  const sources = folders
    .flat()
    .filter((path) => !/^lib\/(?:server|cli|testing|bench|db\/(?:demo|migrations))|\.test\.tsx?$/.test(path));
  return [...sources, "next.config.ts", "package.json", "package-lock.json", "tsconfig.json"].sort();
}

function runBuild(): Promise<void> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], {
      cwd: projectFolder,
      env: { ...process.env, NODE_ENV: "production", NODE_OPTIONS: "", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const words: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => words.push(chunk));
    const end = () => child.kill();
    process.once("exit", end);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else
        reject(
          new SetupError(
            `${Buffer.concat(words).toString().trim()}\nThe pages could not be built. Mend what is said above and start again.`,
          ),
        );
    });
  });
}
