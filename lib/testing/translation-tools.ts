import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";

/** Debian's packages with the programs that translators use, and where each puts one. */
const packages = { "translate-toolkit": "/usr/bin/po2tmx", omegat: "/usr/bin/omegat" } as const;
export type TranslationTool = keyof typeof packages;

/** Whether the program is there: stories that need it are left out where it cannot be had. */
export function hasTool(tool: TranslationTool): boolean {
  return existsSync(packages[tool]);
}

/**
 * Installs what is missing where that is one command: as root on Debian.
 * Elsewhere, and where it fails, it says so and goes on.
 */
export async function ensureTools(say: (line: string) => void): Promise<void> {
  const missing = (Object.keys(packages) as TranslationTool[]).filter((tool) => !hasTool(tool));
  if (missing.length === 0) return;
  const debian = existsSync("/etc/os-release") && /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8"));
  if (process.getuid?.() !== 0 || !debian) {
    say(`Stories with ${missing.join(" and ")} are left out: install them to have them told.`);
    return;
  }
  say(`Installing ${missing.join(" and ")} with apt-get…`);
  for (const options of [["update"], ["install", "-y", "--no-install-recommends", ...missing]]) {
    const child = spawn("/usr/bin/apt-get", options, {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdio: "ignore",
      timeout: 240_000,
    });
    const [status] = await once(child, "close").catch(() => [1]);
    if (status !== 0) {
      say(`apt-get ${options[0]} failed: stories with ${missing.join(" and ")} are left out.`);
      return;
    }
  }
}
