import { encode } from "next-auth/jwt";
import { getSource } from "#lib/articles/queries.ts";
import { operator } from "#lib/auth/operator.ts";
import { type Actor, grant, type RoleGrant } from "#lib/auth/policy.ts";
import { database } from "#lib/db/client.ts";
import { publishPair } from "#lib/db/demo/newsdesk.ts";
import { saveNewsroom } from "#lib/newsroom/mutations.ts";
import { getNewsroom } from "#lib/newsroom/queries.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { startSession } from "#lib/sessions/mutations.ts";
import { plainText } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { serveMessages } from "./program.ts";
import { benchArticle } from "./sentences.ts";
import type { BenchArticle, Place, Worker, World, WorldSize } from "./world.ts";

// Everything is done by the product's own mutations, as people would do it on the desk.
serveMessages<WorldSize>(lay);

const cookieName = "duizhao";
const password = "nobody-signs-in-with-this";

type Person = { readonly actor: Actor & { readonly id: string }; readonly worker: Worker };

async function lay(size: WorldSize): Promise<World> {
  const administrator = await add("Administrator", [{ role: "admin", locale: "" }]);
  const reviewer = await add("Reviewer", [{ role: "reviewer", locale: "en" }]);
  await layNewsroom(administrator.actor);

  const places: Place[] = [];
  await inTurns(size.places, async (seed) => {
    const writer = await add(`Writer ${seed + 1}`, [
      { role: "editor", locale: "" },
      { role: "translator", locale: "en" },
    ]);
    places[seed] = { writer: writer.worker, article: await layArticle(writer.actor, reviewer.actor, seed, size) };
  });
  return { places, reviewer: reviewer.worker };
}

async function add(name: string, roles: readonly RoleGrant[]): Promise<Person> {
  const email = `${name.toLowerCase().replace(" ", "-")}@bench.example`;
  const id = await addPerson(operator, { name, email, roles, password });
  const sessionId = await startSession({ id, roles }, "bench", database);
  const token = await encode({ token: { sessionId }, secret: process.env["AUTH_SECRET"] ?? "", salt: cookieName });
  return { actor: { id, name, roles }, worker: { id, name, cookie: `${cookieName}=${token}` } };
}

async function layNewsroom(administrator: Actor): Promise<void> {
  const { version } = await getNewsroom();
  await saveNewsroom(grant(administrator, "newsroom.configure"), {
    name: { zh: "量尺报", en: "The Yardstick" },
    description: { zh: "用来量速度的报纸。", en: "A paper for measuring speed." },
    locales: ["zh", "en"],
    sections: [{ key: "city", name: { zh: "城事", en: "City" } }],
    ownWorkAllowed: false,
    version,
  });
}

async function layArticle(
  writer: Actor,
  reviewer: Actor,
  seed: number,
  { pairs, editions }: WorldSize,
): Promise<BenchArticle> {
  const slug = `bench-${seed}`;
  const text = benchArticle({ slug, seed, pairs, edition: 0, editions });
  const articleId = await publishPair({ editor: writer, translator: writer, reviewer }, text);
  const [{ rows }, { version, blocks }] = await Promise.all([
    getTranslationSheet({ articleId, locale: "en" }),
    getSource(grant(writer, "article.write"), articleId),
  ]);
  const known = rows.map((row) => ({ ...row, source: plainText(row.source) }));
  const sentences = known.filter(({ blockKind }) => blockKind === "paragraph").map(described);
  const headline = known.find(({ blockKind }) => blockKind === "headline");
  if (sentences.length !== pairs || !headline) {
    throw new Error(`The article has ${sentences.length} sentence pairs and not ${pairs}.`);
  }
  return { articleId, slug, seed, headline: described(headline), sentences, version, blocks: blocks.map(plainBlock) };
}

function described({ segmentId, source, version }: { segmentId: string; source: string; version: number }) {
  return { segmentId, source, version };
}

function plainBlock(block: Awaited<ReturnType<typeof getSource>>["blocks"][number]) {
  return { ...block, runs: block.runs.map((run) => ({ ...run })) };
}

/** `work` for 0 to `count` - 1, four at a time. */
async function inTurns(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all([run(), run(), run(), run()]);
}
