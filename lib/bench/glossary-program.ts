import { operator } from "#lib/auth/operator.ts";
import { grant } from "#lib/auth/policy.ts";
import { runChecks } from "#lib/checks/check.ts";
import { database } from "#lib/db/client.ts";
import { termProposals } from "#lib/db/schema/glossary.ts";
import { listTerms } from "#lib/glossary/desk-queries.ts";
import { importTerms } from "#lib/glossary/import-mutations.ts";
import { approveProposals } from "#lib/glossary/mutations.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { readTermFile } from "#lib/glossary/term-file.ts";
import { addPerson } from "#lib/people/mutations.ts";
import { inventPair, randomFrom } from "./invented-pairs.ts";
import { serveMessages } from "./program.ts";

/** `terms`: in the glossary; `articles`: looked at, of `sentences` each. */
export type GlossarySize = { readonly terms: number; readonly articles: number; readonly sentences: number };

/** Milliseconds each, but for the first two, which are seconds. */
export type GlossaryTimes = {
  readonly terms: number;
  readonly importing: number;
  readonly approving: number;
  /** Terms found in one article, on average. */
  readonly mentioned: number;
  readonly articles: readonly number[];
  readonly searches: readonly number[];
  readonly checks: readonly number[];
};

// Everything is put in by the product's own mutations, as an import would.
serveMessages<GlossarySize>(measure);

const pair = { sourceLocale: "zh", targetLocale: "en" };

async function measure({ terms, articles, sentences }: GlossarySize): Promise<GlossaryTimes> {
  const name = "Terminologist";
  const roles = [{ role: "translator", locale: "*" }] as const;
  const id = await addPerson(operator, { name, email: "terms@bench.example", roles, password: "nobody-signs-in" });
  const proposer = grant({ id, name, roles }, "term.propose");
  const judge = { id: await addReviewer(), name: "Reviewer", roles: [{ role: "reviewer", locale: "*" }] as const };

  const began = performance.now();
  const csv = Array.from({ length: terms }, (_, index) => inventTerm(index).join(",")).join("\n");
  await importTerms(proposer, readTermFile(csv, { sourceLocale: "zh", locale: "en" }));
  const imported = performance.now();
  const proposed = await database
    .select({ proposalId: termProposals.id, version: termProposals.version })
    .from(termProposals);
  await approveProposals(grant(judge, "term.review", "en"), { seen: proposed });
  const approved = performance.now();

  const visitor = grant(judge, "desk.visit");
  const times: GlossaryTimes & { mentioned: number; articles: number[]; searches: number[]; checks: number[] } = {
    terms: proposed.length,
    importing: (imported - began) / 1_000,
    approving: (approved - imported) / 1_000,
    mentioned: 0,
    articles: [],
    searches: [],
    checks: [],
  };
  for (let article = 0; article < articles; article += 1) {
    const pairs = Array.from({ length: sentences }, (_, at) => inventPair(article * sentences + at));
    const found = await timed(times.articles, () =>
      listTermsIn(
        pair,
        pairs.map(({ zh }) => zh),
      ),
    );
    times.mentioned += found.length / articles;
    for (const { zh, en } of pairs) {
      await timed(times.checks, async () => runChecks({ source: zh, target: en, ...pair, terms: found }));
    }
    const [text = ""] = inventTerm(article * 37);
    const filter = { search: article % 2 === 0 ? text.slice(0, 2) : "water", kind: null, locale: null };
    await timed(times.searches, () => listTerms(visitor, filter, 1));
  }
  return times;
}

async function addReviewer(): Promise<string> {
  const roles = [{ role: "reviewer", locale: "*" }] as const;
  return addPerson(operator, { name: "Reviewer", email: "judge@bench.example", roles, password: "nobody-signs-in" });
}

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await work();
  times.push(performance.now() - began);
  return result;
}

/** A stretch of an invented sentence, two to five signs long, so that articles mention many; and something to call it. */
function inventTerm(index: number): readonly [term: string, rendering: string] {
  const random = randomFrom(index + 7);
  const { zh, en } = inventPair(Math.floor(random() * 50_000));
  const signs = [...zh.replace(/[^\p{Script=Han}]/gu, "")];
  const from = Math.floor(random() * Math.max(1, signs.length - 5));
  const words = en
    .replace(/[^A-Za-z ]/g, "")
    .split(" ")
    .slice(0, 3)
    .join(" ");
  return [
    `${signs.slice(from, from + 2 + Math.floor(random() * 4)).join("")}${index % 3 === 0 ? "" : signs.at(-1)}`,
    `${words} ${index}`,
  ];
}
