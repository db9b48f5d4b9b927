import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "server-only": new URL("./lib/testing/server-only.ts", import.meta.url).pathname } },
  test: {
    include: ["lib/**/*.test.ts", "app/**/*.test.{ts,tsx}"],
    globalSetup: ["./lib/testing/start-database.ts"],
    setupFiles: ["./lib/testing/worker-database.ts"],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
