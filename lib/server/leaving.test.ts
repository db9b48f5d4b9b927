import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { projectFolder } from "./project.ts";

const program = `
  import { setTimeout as pause } from "node:timers/promises";
  import { onLeaving } from "./lib/server/leaving.ts";
  const open = setInterval(() => {}, 1_000);
  AWAIT
  onLeaving(() => process.exit(7));
  process.send?.("ready");
`;

function start(wait: string) {
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", program.replace("AWAIT", wait)], {
    cwd: projectFolder,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

test("a program leaves with the one that started it", async () => {
  const child = start("");
  await once(child, "message");
  child.disconnect();
  expect(await once(child, "exit")).toEqual([7, null]);
});

test("a program leaves when the one that started it has gone before it could listen", async () => {
  const child = start("while (process.connected) await pause(1);");
  child.disconnect();
  expect(await once(child, "exit")).toEqual([7, null]);
});

test("a program leaves when it is told to", async () => {
  const child = start("");
  await once(child, "message");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([7, null]);
});
