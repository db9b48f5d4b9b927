import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { projectFolder } from "./project.ts";

/** How long jobs have to come to a place where they can be left. */
const grace = 10_000;

/**
 * Starts the process that runs jobs on `DATABASE_URL`, and another one should
 * it end. `close` lets it give its jobs back.
 */
export function openWorker(log: (line: string) => void): { close(): Promise<void> } {
  let open = true;
  let child: ChildProcess | null = null;
  let delay = 1_000;
  let waiting: NodeJS.Timeout | undefined;

  const start = () => {
    const began = Date.now();
    const started = spawn(
      process.execPath,
      ["--conditions=react-server", "--import", "tsx", join(projectFolder, "lib", "server", "work.ts")],
      // The channel closes when this process is killed, and tells the other to end as well.
      { cwd: projectFolder, env: process.env, stdio: ["ignore", "inherit", "inherit", "ipc"] },
    );
    child = started;
    started.on("error", (error) => log(error.message));
    started.once("exit", (code, signal) => {
      child = null;
      if (!open) return;
      delay = Date.now() - began > 60_000 ? 1_000 : Math.min(delay * 2, 60_000);
      log(`What runs jobs ended (${signal ?? code}); it starts again.`);
      waiting = setTimeout(start, delay);
    });
  };
  start();

  return {
    async close() {
      open = false;
      clearTimeout(waiting);
      if (!child) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await Promise.race([ended, pause(grace, undefined, { ref: false })]);
      child?.kill("SIGKILL");
    },
  };
}
