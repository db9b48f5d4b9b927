import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import type { Pair } from "#lib/checks/issue.ts";
import { projectFolder } from "#lib/server/project.ts";
import { browserArguments, ensureBrowser, systemBrowser } from "#lib/testing/browser.ts";
import type { CheckTimes } from "./timed-checks.ts";

/** What the workbench fetches after the page, bundled and made small: bytes, gzip. */
export async function weighChecks(): Promise<number> {
  return gzipSync(await bundle(join("lib", "checks", "all-checks.ts"))).length;
}

/** The same as `timeChecks`, in Chromium. */
export async function timeInBrowser(pairs: readonly Pair[], texts: readonly string[]): Promise<CheckTimes> {
  const content = await bundle(join("lib", "bench", "timed-checks.ts"));
  ensureBrowser((line) => console.error(line));
  const executablePath = systemBrowser();
  const browser = await chromium.launch({ args: browserArguments, ...(executablePath ? { executablePath } : {}) });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content });
    return await page.evaluate(
      (given) => (globalThis as unknown as Bundle).bundle.timeChecks(given.pairs, given.texts),
      { pairs, texts },
    );
  } finally {
    await browser.close();
  }
}

type Bundle = { bundle: typeof import("./timed-checks.ts") };

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(projectFolder, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "bundle",
    target: "es2022",
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
