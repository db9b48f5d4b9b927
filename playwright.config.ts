import { defineConfig, devices } from "@playwright/test";
import { browserArguments, systemBrowser } from "./lib/testing/browser.ts";

const executablePath = systemBrowser();

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/server.ts",
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    // Said by the global set-up, before the workers read this.
    ...(process.env.DUIZHAO_E2E_ADDRESS ? { baseURL: process.env.DUIZHAO_E2E_ADDRESS } : {}),
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A trace of every story would cost all of them a third of their time; `--trace=on` makes one of a story that fails.
    trace: "off",
    launchOptions: { args: browserArguments, ...(executablePath ? { executablePath } : {}) },
  },
});
