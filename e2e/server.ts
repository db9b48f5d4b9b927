import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { projectFolder } from "../lib/server/project.ts";
import { createThrowawayFolder, sweepThrowawayFolders } from "../lib/server/throwaway.ts";

/**
 * Once per run: the production build, with the demo world in a database of its
 * own, on a free port. `DUIZHAO_E2E_ADDRESS` and `DUIZHAO_E2E_DATABASE` say
 * where. Gives back what ends it.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  await sweepThrowawayFolders();
  const dataFolder = createThrowawayFolder();
  const server = await startDemo(dataFolder);
  process.env.DUIZHAO_E2E_ADDRESS = server.address;
  process.env.DUIZHAO_E2E_DATABASE = server.databaseUrl;
  return async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  };
}

/** A server that a test may kill. `databaseUrl` lasts as long as the server. */
export type RunningServer = {
  address: string;
  databaseUrl: string;
  process: ChildProcess;
  stop(): Promise<void>;
};

/** Starts a server on `dataFolder`, with the demo world. Rejects when it ends before it serves. */
export function startDemo(dataFolder: string): Promise<RunningServer> {
  return serve(dataFolder, ["--demo"], {});
}

/** Starts a server as a newsroom would, with nothing in it. Rejects when it ends before it serves. */
export function startProduction(dataFolder: string, added: Record<string, string> = {}): Promise<RunningServer> {
  return serve(dataFolder, [], added);
}

async function serve(dataFolder: string, flags: string[], added: Record<string, string>): Promise<RunningServer> {
  const { PORT: _port, DATABASE_URL: _url, DUIZHAO_ORIGIN: _origin, ...environment } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "lib/server/start.ts", "serve", ...flags], {
    cwd: projectFolder,
    env: { ...environment, ...added, DUIZHAO_DATA: dataFolder, NEXT_TELEMETRY_DISABLED: "1" },
    // The channel ends the server should this process be killed.
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout ?? process.stdin)) {
    if (!line.startsWith("{")) continue;
    const { address, databaseUrl } = JSON.parse(line) as { address: string; databaseUrl: string };
    const stop = async () => {
      child.kill("SIGTERM");
      await ended;
    };
    return { address, databaseUrl, process: child, stop };
  }
  throw new Error("The server ended before it served; see above.");
}
