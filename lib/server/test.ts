import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ensureBrowser } from "#lib/testing/browser.ts";
import { ensureTools } from "#lib/testing/translation-tools.ts";
import { ensureBuild } from "./build.ts";
import { onLeaving } from "./leaving.ts";
import { projectFolder } from "./project.ts";

// `npm test` runs everything; `npm run check` what needs neither a build nor a browser. The last line counts.
const complete = process.argv[2] !== "check";
const reports = mkdtempSync(join(tmpdir(), "duizhao-reports-"));
const children = new Set<ChildProcess>();
const total = { passed: 0, failed: 0 };
const failures: string[] = [];

process.on("exit", () => {
  for (const child of children) child.kill("SIGTERM");
  rmSync(reports, { recursive: true, force: true });
});
onLeaving(() => process.exit(1));

const unitReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    testResults: z.array(
      z.object({
        name: z.string(),
        status: z.string(),
        assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
      }),
    ),
  })
  .catch({ numPassedTests: 0, numFailedTests: 1, testResults: [] });

const storyReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    errors: z.array(z.unknown()),
  })
  .catch({ stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [] });

// Translators' programs come while the rest is checked; nobody waits for them but the stories.
const [built] = await Promise.all([checkAndBuild(), runUnits(), complete && ensureTools(console.log)]);
if (complete && built) await runStories();

// Said again here, where whoever looks at the end of a long report finds it.
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);

/** Whether there is a build to run the stories on. */
async function checkAndBuild(): Promise<boolean> {
  await step("types", async () => {
    await run("next", ["typegen"]);
    await run("tsc", ["--noEmit", "--project", "."]);
  });
  await step("format and lint", () => run("biome", ["check"]));
  await step("boundaries", () => run("depcruise", ["app", "lib", "e2e", "next.config.ts"]));
  await step("unused code", () => run("knip", ["--no-progress"]));
  return complete && (await step("build", () => ensureBuild(() => {})));
}

async function runUnits(): Promise<void> {
  const report = join(reports, "units.json");
  const began = Date.now();
  const words = await run("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]).catch((error: Error) => error.message);
  const { numPassedTests: passed, numFailedTests, testResults } = unitReport.parse(readReport(report));
  // A file that cannot be read has no tests that could fail.
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failed = numFailedTests + unread.length;
  failures.push(...unread.map(({ name }) => name));
  for (const { assertionResults } of testResults) {
    const broken = assertionResults.filter(({ status }) => status === "failed");
    failures.push(...broken.map(({ fullName }) => fullName));
  }
  count(
    "unit and database tests",
    began,
    { passed, failed: failed || (/unhandled error/i.test(words) ? 1 : 0) },
    words,
  );
}

async function runStories(): Promise<void> {
  const report = join(reports, "stories.json");
  const began = Date.now();
  if (!(await step("browser", async () => ensureBrowser(console.log)))) return;
  const ended = await run("playwright", ["test"], { PLAYWRIGHT_JSON_OUTPUT_FILE: report }, "inherit").then(
    () => true,
    () => false,
  );
  const { stats, errors } = storyReport.parse(readReport(report));
  const failed = stats.unexpected + errors.length;
  count("stories", began, { passed: stats.expected + stats.flaky, failed: failed || (ended ? 0 : 1) }, "");
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Counts as one test. */
async function step(name: string, work: () => Promise<unknown>): Promise<boolean> {
  const began = Date.now();
  try {
    await work();
    count(name, began, { passed: 1, failed: 0 }, "");
    return true;
  } catch (error) {
    failures.push(name);
    count(name, began, { passed: 0, failed: 1 }, (error as Error).message);
    return false;
  }
}

function count(name: string, began: number, { passed, failed }: typeof total, words: string): void {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) console.log(`${words}\n`);
  console.log(
    `${failed > 0 ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
}

/** What a tool of the project's dependencies wrote; rejects with it when the tool is not content. */
function run(
  tool: string,
  options: string[],
  environment: Record<string, string> = {},
  output: "pipe" | "inherit" = "pipe",
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(projectFolder, "node_modules", ".bin", tool), options, {
      cwd: projectFolder,
      env: { ...process.env, ...environment },
      stdio: ["ignore", output, output],
    });
    children.add(child);
    const words: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => words.push(chunk));
    child.once("error", reject);
    child.once("close", (code) => {
      children.delete(child);
      const text = Buffer.concat(words).toString().trim();
      if (code === 0) resolve(text);
      else reject(new Error(`${text}\n${tool} ended with ${code ?? "a signal"}.`));
    });
  });
}
