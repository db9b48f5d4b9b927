import { Agent } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { openSecrets } from "#lib/server/data-folder.ts";
import { ask } from "./answer.ts";
import { type Application, startApplication } from "./application.ts";
import { kinds, type LaidMemory, type LaidSentence, type MemorySize } from "./memory-world.ts";
import { runProgram } from "./program.ts";
import { type Goal, spread } from "./results.ts";
import { measureSaving, type WorkingDay } from "./saving.ts";
import { measuredPairs } from "./sentences.ts";
import { type Spread, spreadOf } from "./statistics.ts";
import { layWorld, type Place, type Worker } from "./world.ts";

/** How long an answer takes, over HTTP, with everything that is in it. Times in milliseconds. */
export type MemorySpeed = {
  readonly entries: number;
  /** To put one more in, many at a time. */
  readonly perEntry: number;
  readonly matches: Spread;
  readonly byKind: Readonly<Record<string, Spread>>;
  readonly searches: Spread;
  readonly saving: Pick<WorkingDay, "sentences" | "sources" | "people" | "errors">;
  /** Of the sentences whose best match is known: how many got it, one nearly as good, or one that is not. */
  readonly best: { readonly judged: number; readonly found: number; readonly near: number };
  readonly refused: readonly string[];
};

/** Looks sentences up, and words, while people save: on a production server with a memory of `entries`. */
export async function measureMemory(
  dataFolder: string,
  effort: MemorySize & { readonly people: number; readonly seconds: number; readonly warming: number },
): Promise<MemorySpeed> {
  const application = await startApplication(dataFolder);
  try {
    // As many again, who work only until the server has read its pages: their articles are theirs alone.
    const size = { places: 2 * effort.people, pairs: measuredPairs, editions: 1 };
    const { places } = await layWorld(application.databaseUrl, dataFolder, size);
    const laid = await layMemory(application, dataFolder, effort);
    const translator = places[0]?.writer;
    if (!translator) throw new Error("Nobody is there to look anything up.");
    const work = (people: readonly Place[], seconds: number) =>
      Promise.all([
        measureSaving(application, dataFolder, people, seconds),
        lookUp(application, translator, laid, seconds),
      ]);
    await work(places.slice(effort.people), effort.warming);
    const [saving, looked] = await work(places.slice(0, effort.people), effort.seconds);
    const { sentences, sources, people, errors } = saving;
    return {
      entries: effort.entries,
      perEntry: laid.perEntry,
      saving: { sentences, sources, people, errors },
      ...looked,
    };
  } finally {
    await application.stop();
  }
}

/** What was promised of it. */
export function judgeMemory({ entries, matches, saving, refused, best }: MemorySpeed): Goal[] {
  return [
    {
      name: `Matches among ${entries.toLocaleString("en")} entries while ${saving.people} people save`,
      goal: "p95 ≤ 50 ms",
      measured: `p50 ${matches.p50.toFixed(1)}, p95 ${matches.p95.toFixed(1)}, p99 ${matches.p99.toFixed(1)} ms (${matches.count})`,
      met: matches.p95 <= 50 && matches.count > 0,
    },
    {
      name: "The best match there is, or one within five points",
      goal: "≥ 95 %",
      measured: `${best.found} and ${best.near} of ${best.judged}`,
      met: best.judged > 0 && best.found + best.near >= 0.95 * best.judged,
    },
    {
      name: "Errors while they save and look up",
      goal: "0",
      measured: String(refused.length + saving.errors.length),
      met: refused.length + saving.errors.length === 0,
    },
  ];
}

/** The lines of the report, under the judged goals. */
export function describeMemory({ perEntry, byKind, searches, saving, refused }: MemorySpeed): string[][] {
  return [
    ["an entry put in, of many", `${perEntry.toFixed(1)} ms`],
    ...Object.entries(byKind).map(([kind, times]) => [`matches, ${kind}`, spread(times)]),
    ["searches", spread(searches)],
    ["originals saved", spread(saving.sources)],
    ["sentences saved", spread(saving.sentences)],
    ...[...refused, ...saving.errors].slice(0, 10).map((error) => ["error", error]),
  ];
}

async function layMemory(application: Application, dataFolder: string, size: MemorySize): Promise<LaidMemory> {
  const program = runProgram<LaidMemory>("lay-memory.ts", {
    environment: { DATABASE_URL: application.databaseUrl, AUTH_SECRET: openSecrets(dataFolder).authSecret },
    server: true,
  });
  const { entries, sentences, judged } = size;
  program.send({ entries, sentences, judged });
  const laid = await program.next();
  await program.end();
  return laid;
}

type Match = { readonly score: number };
type Looked = Pick<MemorySpeed, "matches" | "byKind" | "searches" | "best" | "refused">;

/** One translator goes down the sentences, a few a second; every tenth time they search for a word. */
async function lookUp(
  { address }: Application,
  { cookie }: Worker,
  { articleId, sentences }: LaidMemory,
  seconds: number,
): Promise<Looked> {
  const agent = new Agent({ keepAlive: true });
  const headers = { Cookie: cookie, "Sec-Fetch-Site": "same-origin" };
  const times: { readonly kind: LaidSentence["kind"]; readonly time: number }[] = [];
  const searches: number[] = [];
  const refused: string[] = [];
  const scores = new Map<LaidSentence, number>();
  const get = async <T>(path: string): Promise<{ value: T | null; time: number }> => {
    const began = performance.now();
    const answer = await ask(address + path, { headers, agent });
    const time = performance.now() - began;
    if (answer.status === 200) return { value: (JSON.parse(answer.body.toString()) as { value: T }).value, time };
    refused.push(`${path}: ${answer.status}`);
    return { value: null, time };
  };

  const end = Date.now() + seconds * 1_000;
  for (let index = 0; Date.now() < end; index += 1) {
    const sentence = sentences[index % sentences.length];
    if (!sentence) break;
    const path = `/api/articles/${articleId}/en/units/${sentence.segmentId}/matches`;
    const { value, time } = await get<{ matches: readonly Match[] }>(path);
    times.push({ kind: sentence.kind, time });
    scores.set(sentence, value?.matches[0]?.score ?? 0);
    if (index % 10 === 9) {
      const text = encodeURIComponent(words[index % words.length] ?? "");
      const side = index % 20 === 9 ? "source" : "target";
      const found = await get(`/api/memory?text=${text}&side=${side}&sourceLocale=zh&targetLocale=en`);
      searches.push(found.time);
    }
    await pause(100);
  }

  const judged = [...scores].filter(([sentence]) => sentence.best !== null);
  const lost = (sentence: LaidSentence, score: number) => (sentence.best ?? 0) - score;
  return {
    matches: spreadOf(times.map(({ time }) => time)),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, spreadOf(times.filter((one) => one.kind === kind).map(({ time }) => time))]),
    ),
    searches: spreadOf(searches),
    best: {
      judged: judged.length,
      found: judged.filter(([sentence, score]) => lost(sentence, score) <= 0).length,
      near: judged.filter(([sentence, score]) => lost(sentence, score) > 0 && lost(sentence, score) <= 5).length,
    },
    refused,
  };
}

const words = ["排水管网", "letterbox", "图书馆", "was finished early", "码头", "of the", "灯塔", "Bureau said"];
