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

/** The system's Chromium; undefined where Playwright's own is to be used. */
export function systemBrowser(): string | undefined {
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));
}

/**
 * Installs a browser where there is none: the system's package as root on
 * Debian, Playwright's own elsewhere. Throws, with the installer's last words,
 * when that fails.
 */
export function ensureBrowser(say: (line: string) => void): void {
  if (systemBrowser() ?? existsSync(chromium.executablePath())) return;
  const root = process.getuid?.() === 0;
  if (root && isDebian()) {
    say("Installing Chromium and Noto CJK fonts with apt-get…");
    run("apt-get", ["update"]);
    run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"]);
  } else {
    say("Installing Playwright's Chromium…");
    run("npx", ["playwright", "install", ...(root ? ["--with-deps"] : []), "chromium"]);
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
