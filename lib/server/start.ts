import { spawn } from "node:child_process";
import { join } from "node:path";
import { demoPeople } from "#lib/db/demo-people.ts";
import { migrate } from "#lib/db/migrate.ts";
import { ensureBuild } from "./build.ts";
import { dataFolderPath, openDataFolder, openSecrets } from "./data-folder.ts";
import { startEmbeddedPostgres } from "./embedded-postgres.ts";
import { boundHeap } from "./heap.ts";
import { onLeaving } from "./leaving.ts";
import { projectFolder } from "./project.ts";
import { choosePort, readSettings, type Settings } from "./settings.ts";
import { SetupError } from "./setup-error.ts";
import { openSite, type Site } from "./site.ts";
import { openWorker } from "./worker-process.ts";

/**
 * `demo` and `production` are what people start; `development` compiles as one
 * edits; `serve` is for programs: any free port, one line of JSON with the
 * address, the demo world when `--demo` is given.
 */
const modes = ["demo", "production", "development", "serve"] as const;
type Mode = (typeof modes)[number];

boundHeap();

const closers: (() => Promise<void>)[] = [];
let leaving: Promise<void> | null = null;

onLeaving(() => void leave(0));
// Whoever listened to us may be gone: that ends no newsroom, and saying so again would never end.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
process.on("unhandledRejection", (error) => console.error(error));
process.on("uncaughtException", (error) => {
  console.error(error);
  void leave(1);
});

try {
  await start(parseMode(process.argv[2]), process.argv.slice(3));
} catch (error) {
  if (!leaving) {
    console.error(error instanceof SetupError ? error.message : error);
    await leave(1);
  }
}

/** Last opened, first closed; then the process ends. */
function leave(code: number): Promise<void> {
  leaving ??= (async () => {
    for (const close of closers.reverse()) await close().catch((error) => console.error(error));
    process.exit(code);
  })();
  return leaving;
}

async function start(mode: Mode, flags: string[]): Promise<void> {
  const settings = readSettings(process.env);
  const demo = mode === "demo" || flags.includes("--demo");
  // The demo's passwords are known to all: it is for this machine unless somebody says otherwise.
  if (demo) settings.host ??= "127.0.0.1";
  const port =
    mode === "serve" ? (settings.port ?? 0) : await choosePort(settings.port, settings.host, mode !== "production");

  const databaseUrl = await openDatabase();
  await migrate(process.env.DATABASE_URL_DIRECT || databaseUrl);
  const [site] = await Promise.all([
    openPages(mode, { databaseUrl, settings, port, development: mode === "development", log: say }),
    demo ? layDemoWorld() : null,
  ]);
  const worker = openWorker(say);
  closers.push(() => worker.close());
  if (mode === "serve")
    console.log(JSON.stringify({ address: `http://localhost:${site.port}`, databaseUrl, pid: process.pid }));
  else announce(mode, site.port, settings);
}

async function openPages(mode: Mode, options: Parameters<typeof openSite>[0]): Promise<Site> {
  if (mode !== "development") await ensureBuild(say);
  const site = await openSite(options);
  closers.push(() => site.close());
  return site;
}

/** The database at `DATABASE_URL`, or the embedded one; and the secrets of this checkout, in the environment. */
async function openDatabase(): Promise<string> {
  const dataFolder = dataFolderPath(projectFolder);
  openDataFolder(dataFolder);
  const { authSecret, actionsKey } = openSecrets(dataFolder);
  process.env.AUTH_SECRET ||= authSecret;
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionsKey;
  if (!process.env.DATABASE_URL) {
    const starting = startEmbeddedPostgres({ projectFolder, dataFolder, say });
    closers.push(() =>
      starting.then(
        ({ stop }) => stop(),
        () => {},
      ),
    );
    process.env.DATABASE_URL = (await starting).url;
  }
  return process.env.DATABASE_URL;
}

function layDemoWorld(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", join(projectFolder, "lib", "db", "demo.ts")],
      { cwd: projectFolder, env: process.env, stdio: ["ignore", "inherit", "inherit"] },
    );
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new SetupError("The demo world could not be laid out; see above.")),
    );
  });
}

function announce(mode: Mode, port: number, settings: Settings): void {
  const address = settings.origin?.origin ?? `http://localhost:${port}`;
  if (settings.port === null && port !== 3000) console.log("Port 3000 is taken, so this is another one.");
  console.log(`Duizhao is at ${address}`);
  if (mode !== "demo") return;
  console.log(`\nSign in at ${address}/zh/sign-in or ${address}/en/sign-in:`);
  for (const { roles, email, password } of demoPeople) {
    console.log(
      `  ${roles
        .map(({ role }) => role)
        .join(", ")
        .padEnd(11)} ${email.padEnd(26)} ${password}`,
    );
  }
  console.log("\nCtrl-C ends it; what you changed is kept.");
}

function say(line: string): void {
  console.error(line);
}

function parseMode(text: string | undefined): Mode {
  const mode = modes.find((name) => name === text);
  if (!mode) throw new SetupError(`Say how to start: ${modes.join(", ")}.`);
  return mode;
}
