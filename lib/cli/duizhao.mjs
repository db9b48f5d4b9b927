#!/usr/bin/env node
// The `duizhao` command: plain JavaScript, so that it starts from anywhere and on any Node.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const projectFolder = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(
    `Duizhao needs Node.js 20.19 or later, and this is ${process.versions.node}. Install a current version from https://nodejs.org.`,
  );
}
if (!existsSync(join(projectFolder, "node_modules", "tsx"))) {
  fail(
    `The dependencies in ${projectFolder} are not installed. Run \`npm ci\` there, or start Duizhao once with \`npm start\`.`,
  );
}

const child = spawn(
  process.execPath,
  [
    "--conditions=react-server",
    "--import",
    "tsx",
    join(projectFolder, "lib", "cli", "main.ts"),
    ...process.argv.slice(2),
  ],
  // npm says where it was called from; called by itself, the command says so.
  {
    cwd: projectFolder,
    stdio: "inherit",
    env: { ...process.env, INIT_CWD: process.env.npm_lifecycle_event ? process.env.INIT_CWD : process.cwd() },
  },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => fail(error.message));
child.on("exit", (code) => process.exit(code ?? 1));

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
