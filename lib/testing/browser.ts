import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

/** Settings for a browser that reaches no other host and draws the same everywhere. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// Chromium without its windows: the same pages in two thirds of the time.
const headlessShell = "/usr/bin/chromium-headless-shell";

/** The system's Chromium; undefined where Playwright's own is to be used. */
export function systemBrowser(): string | undefined {
  return [headlessShell, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
}

/**
 * Installs a browser where there is none: the system's package as root on
 * Debian, Playwright's own elsewhere. Throws, with the installer's last words,
 * when that fails.
 */
export function ensureBrowser(say: (line: string) => void): void {
  const root = process.getuid?.() === 0;
  if (root && isDebian()) installPackages(say);
  if (systemBrowser() ?? existsSync(chromium.executablePath())) return;
  say("Installing Playwright's Chromium…");
  run("npx", ["playwright", "install", ...(root ? ["--with-deps"] : []), "chromium"]);
}

/** The shell, or what there is in its place; a whole Chromium that is there serves as well. */
function installPackages(say: (line: string) => void): void {
  if (existsSync(headlessShell)) return;
  say("Installing Chromium's headless shell and Noto CJK fonts with apt-get…");
  const patience = ["-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20"];
  try {
    run("apt-get", [...patience, "update"]);
    run("apt-get", [
      ...patience,
      "install",
      "-y",
      "--no-install-recommends",
      "chromium-headless-shell",
      "fonts-noto-cjk",
    ]);
  } catch {
    if (systemBrowser()) return;
    run("apt-get", [...patience, "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  }
}

function isDebian(): boolean {
  return existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
}

function run(program: string, options: string[]): void {
  const { status, error, stderr } = spawnSync(program, options, {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "pipe"],
    encoding: "utf8",
  });
  if (status === 0) return;
  const words = error?.message ?? stderr.trim().split("\n").slice(-3).join("\n");
  throw new Error(`\`${program} ${options.join(" ")}\` failed: ${words}`);
}
