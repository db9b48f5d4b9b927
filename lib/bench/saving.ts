import { setTimeout as pause } from "node:timers/promises";
import { type Application, postmasterPid } from "./application.ts";
import { type Desk, openDesk } from "./desk.ts";
import type { Load, LoadResult } from "./load.ts";
import { runProgram } from "./program.ts";
import { inEdition } from "./sentences.ts";
import { type Spread, spreadOf } from "./statistics.ts";
import { type Memory, memoryOf } from "./usage.ts";
import type { BenchArticle, Place } from "./world.ts";

/** How it goes while many work and read. Times in milliseconds. */
export type WorkingDay = {
  seconds: number;
  people: number;
  sources: Spread;
  sentences: Spread;
  publications: Spread;
  reads: Spread;
  /** What was refused or not answered, each as it was said; reads by their status. */
  errors: string[];
  /** Afterwards, application and database together; null where the system does not tell. */
  memory: Memory | null;
};

const between = 2_000;

/**
 * Everybody saves every two seconds for `seconds`: half of them the
 * original of their article, the others its sentences. Every five seconds one of
 * them publishes. A hundred readers a second ask for the articles and the front page.
 */
export async function measureSaving(
  application: Application,
  dataFolder: string,
  places: readonly Place[],
  seconds: number,
): Promise<WorkingDay> {
  const times: Record<"sources" | "sentences" | "publications", number[]> = {
    sources: [],
    sentences: [],
    publications: [],
  };
  const errors: string[] = [];
  const timed = async (kind: keyof typeof times, work: () => Promise<unknown>) => {
    const began = performance.now();
    try {
      await work();
      times[kind].push(performance.now() - began);
    } catch (error) {
      errors.push(String(error));
    }
  };

  const loader = runProgram<LoadResult>("load.ts");
  const paths = places.flatMap(({ article: { slug } }) => [`/en/articles/${slug}`, `/zh/articles/${slug}`]);
  loader.send({
    port: Number(new URL(application.address).port),
    paths: ["/zh", "/en", ...paths],
    connections: 0,
    seconds,
    rate: 100,
  } satisfies Load);

  const end = Date.now() + seconds * 1_000;
  const begin = Date.now();
  await Promise.all(
    places.map(async ({ writer, article }, index) => {
      const desk = openDesk(application.address, writer);
      const work = index % 2 === 0 ? writeOriginal(desk, article) : translate(desk, article);
      const kind = index % 2 === 0 ? "sources" : "sentences";
      for (let due = begin + (between * index) / places.length; due < end; due += between) {
        await pause(Math.max(0, due - Date.now()));
        await timed(kind, work);
        if (index === turnAt(due - begin, places.length)) {
          const publish = await desk.openPublishing(article);
          if (publish) await timed("publications", publish);
        }
      }
    }),
  );

  const reads = await loader.next();
  await loader.end();
  for (const [status, count] of Object.entries(reads.statuses)) {
    if (status !== "200") errors.push(`${count} reads: ${status}`);
  }
  const postmaster = postmasterPid(dataFolder);
  return {
    seconds,
    people: places.length,
    sources: spreadOf(times.sources),
    sentences: spreadOf(times.sentences),
    publications: spreadOf(times.publications),
    reads: reads.times,
    errors,
    memory: memoryOf([application.pid, ...(postmaster === null ? [] : [postmaster])]),
  };
}

/** Whose turn it is to publish after so many milliseconds, if it has just begun: an original's writer every five seconds. */
function turnAt(time: number, people: number): number | null {
  const turn = Math.floor(time / 5_000);
  return Math.floor((time - between) / 5_000) === turn ? null : (turn * 2) % people;
}

function writeOriginal(desk: Desk, article: BenchArticle): () => Promise<void> {
  let { version } = article;
  let edition = 0;
  return async () => {
    edition += 1;
    version = await desk.saveSource({ ...article, version, blocks: inEdition(article.blocks, edition) });
  };
}

function translate(desk: Desk, article: BenchArticle): () => Promise<void> {
  const versions = article.sentences.map(({ version }) => version);
  let saves = 0;
  return async () => {
    const index = Math.floor(saves / 3) % article.sentences.length;
    const sentence = article.sentences[index];
    saves += 1;
    if (!sentence) return;
    const text = `Somebody goes on typing, and this is what stood there after ${saves} pauses for thought.`;
    const version = versions[index] ?? 0;
    versions[index] = await desk.saveUnit({ ...sentence, articleId: article.articleId, version, text });
  };
}
