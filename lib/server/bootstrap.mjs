// The first thing that runs: plain JavaScript without dependencies, for any Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

const { problem } = checkNode(process.versions.node);
if (problem) fail(problem);
install();
run(process.argv.slice(2));

function checkNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return {};
  return {
    problem: `Duizhao needs Node.js 20.19 or later, and this is ${version}. Install a current version from https://nodejs.org and try again.`,
  };
}

/** Dependencies, once for each state of the lock file. */
function install() {
  const lock = readFileSync(join(projectFolder, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  const stamp = join(projectFolder, "node_modules", ".duizhao-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8").trim() === hash) return;
  console.error("Installing dependencies…");
  const { status, error, stdout, stderr } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "", npm_config_omit: "", PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
    encoding: "utf8",
  });
  if (status !== 0) {
    console.error(`${stdout ?? ""}${stderr ?? ""}`.trim());
    fail(
      `The dependencies could not be installed${error ? ` (${error.message})` : ""}. Check the connection to the npm registry, then try again.`,
    );
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${hash}\n`);
}

/** Runs a TypeScript program of the project in this process's place: its signals and its exit code. */
function run([program, ...args]) {
  const child = spawn(process.execPath, ["--import", "tsx", join(projectFolder, program), ...args], {
    cwd: projectFolder,
    // One arena for each thread keeps memory that nobody uses; the GNU library reads this before anything of ours runs.
    env: { MALLOC_ARENA_MAX: "2", ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    // The channel closes when this process is killed, and tells the other to end as well.
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(error.message));
  child.on("exit", (code, signal) => {
    process.exit(code ?? (signal === "SIGINT" ? 130 : 143));
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
