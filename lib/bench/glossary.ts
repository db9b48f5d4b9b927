import { openSecrets } from "#lib/server/data-folder.ts";
import { startApplication } from "./application.ts";
import type { GlossarySize, GlossaryTimes } from "./glossary-program.ts";
import { runProgram } from "./program.ts";
import { type Goal, spread } from "./results.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/** How long a glossary takes. Times in milliseconds, but `importing` and `approving`, which are seconds. */
export type GlossarySpeed = Pick<GlossaryTimes, "terms" | "importing" | "approving" | "mentioned"> & {
  readonly articles: Spread;
  readonly searches: Spread;
  readonly checks: Spread;
};

/** Puts a glossary in and looks articles, sentences and words up in it, beside a production server. */
export async function measureGlossary(dataFolder: string, size: GlossarySize): Promise<GlossarySpeed> {
  const application = await startApplication(dataFolder);
  try {
    const program = runProgram<GlossaryTimes>("glossary-program.ts", {
      environment: { DATABASE_URL: application.databaseUrl, AUTH_SECRET: openSecrets(dataFolder).authSecret },
      server: true,
    });
    program.send(size);
    const { articles, searches, checks, ...times } = await program.next();
    await program.end();
    return {
      ...times,
      articles: spreadOf(articles),
      searches: spreadOf(searches),
      checks: spreadOf(checks),
    };
  } finally {
    await application.stop();
  }
}

/** What was promised of it. */
export function judgeGlossary({ terms, articles, searches }: GlossarySpeed): Goal[] {
  const among = `among ${terms.toLocaleString("en")} terms`;
  return [
    {
      name: `The terms of an article ${among}`,
      goal: "p95 ≤ 50 ms",
      measured: `p50 ${articles.p50.toFixed(1)}, p95 ${articles.p95.toFixed(1)} ms (${articles.count})`,
      met: articles.count > 0 && articles.p95 <= 50,
    },
    {
      name: `A search ${among}`,
      goal: "p95 ≤ 100 ms",
      measured: `p50 ${searches.p50.toFixed(1)}, p95 ${searches.p95.toFixed(1)} ms (${searches.count})`,
      met: searches.count > 0 && searches.p95 <= 100,
    },
  ];
}

/** The lines of the report, under the judged goals. */
export function describeGlossary({ terms, importing, approving, mentioned, checks }: GlossarySpeed): string[][] {
  return [
    ["terms proposed from a file", `${terms.toLocaleString("en")} in ${importing.toFixed(1)} s`],
    ["terms approved together", `${terms.toLocaleString("en")} in ${approving.toFixed(1)} s`],
    ["terms of an article", mentioned.toFixed(0)],
    ["all checks of a pair, with them", spread(checks)],
  ];
}
