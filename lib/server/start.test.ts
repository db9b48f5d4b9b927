import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { projectFolder } from "./project.ts";
import { createThrowawayFolder } from "./throwaway.ts";

// Each starts Node afresh.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = createThrowawayFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string[], environment: Record<string, string> = {}) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, program, {
    cwd: projectFolder,
    env: { ...inherited, DUIZHAO_DATA: join(folder, "data"), ...environment },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, said: `${stdout}${stderr}`.trim() };
}

const start = (mode: string, environment: Record<string, string>) =>
  run(["--import", "tsx", "lib/server/start.ts", mode], environment);

test("an old Node is told what is needed before anything else", () => {
  const pretend =
    "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})";
  expect(run(["--import", pretend, "lib/server/bootstrap.mjs", "lib/server/start.ts", "demo"])).toEqual({
    status: 1,
    said: "Duizhao needs Node.js 20.19 or later, and this is 18.20.4. Install a current version from https://nodejs.org and try again.",
  });
  expect(existsSync(join(folder, "data"))).toBe(false);
});

test("a taken port is a sentence, and nothing was made", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address() as { port: number };
  for (const mode of ["demo", "production"]) {
    expect(start(mode, { PORT: String(port) })).toEqual({
      status: 1,
      said: `Port ${port} is taken by another program. Set PORT to another one, or stop that program.`,
    });
  }
  expect(existsSync(join(folder, "data"))).toBe(false);
  other.close();
});

test("an unreachable DATABASE_URL is a sentence", () => {
  const { status, said } = start("production", { DATABASE_URL: "postgresql://a:b@127.0.0.1:9/news", PORT: "0" });
  expect(status).toBe(1);
  expect(said).toBe(
    "The database at 127.0.0.1:9/news cannot be used (connect ECONNREFUSED 127.0.0.1:9). Check DATABASE_URL and that PostgreSQL is running there, or unset it to use the embedded one.",
  );
});

test("a data folder that is not ours is a sentence", () => {
  const data = join(folder, "data");
  mkdirSync(data);
  writeFileSync(join(data, "thesis.txt"), "mine");
  expect(start("demo", { PORT: "0" })).toEqual({
    status: 1,
    said: `The folder ${data} is not empty and was not made by Duizhao. Set DUIZHAO_DATA to a new or an empty folder.`,
  });
});
