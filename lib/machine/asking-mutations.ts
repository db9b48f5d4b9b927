import "server-only";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { DomainError } from "#lib/errors.ts";
import { listTermsIn } from "#lib/glossary/queries.ts";
import { proposedRendering, type Term } from "#lib/glossary/term.ts";
import { machineDrafts } from "#lib/limits/limit.ts";
import { countAttempt } from "#lib/limits/mutations.ts";
import { plainText, type Run, textRun } from "#lib/text/runs.ts";
import { getTranslationSheet } from "#lib/translations/queries.ts";
import { contextOf, type DraftOutcome, type Trial } from "./draft.ts";
import type { DraftRow } from "./drafting.ts";
import { getOfferedPair } from "./drafting-queries.ts";
import { MachineFailure } from "./failure.ts";
import { findGlossary, forgetGlossary } from "./glossary-mutations.ts";
import { findConnection, type OpenConnection } from "./queries.ts";
import type { Sentence, TermPair } from "./service.ts";
import { openService } from "./service-queries.ts";
import type { LocalePair } from "./settings.ts";
import { translateSentence } from "./translate.ts";

/**
 * A draft of one sentence for somebody to look at. No text is stored. Throws
 * `not_found` where none is offered and for what is no sentence, and
 * `too_many_attempts` when somebody asks faster than anybody reads.
 */
export async function draftSentence(
  actor: Authorized<"translation.write">,
  ref: { readonly articleId: string; readonly segmentId: string },
  db: Database = database,
): Promise<DraftOutcome> {
  const translation = { articleId: ref.articleId, locale: actor.locale };
  const pair = await getOfferedPair(translation, db);
  const { rows } = await getTranslationSheet(translation, db);
  const row = rows.find(({ segmentId }) => segmentId === ref.segmentId);
  if (!row || row.blockKind === "code") throw new DomainError("not_found");
  await countAttempt(machineDrafts, actor.id, db);
  try {
    return { kind: "draft", target: await askForDraft(row, rows, pair, db) };
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    return { kind: "failed", reason: error.reason, seconds: error.about.seconds ?? null };
  }
}

/** Has one sentence translated with the saved settings. No text is stored; the service's own words are shown, without the key. */
export async function trySentence(
  _actor: Authorized<"newsroom.configure">,
  trial: { readonly sentence: string; readonly pair: LocalePair },
  db: Database = database,
): Promise<Trial> {
  const began = performance.now();
  const { pair } = trial;
  let key: string | null = null;
  try {
    const found = await getConnection(db);
    key = found.connection.key;
    const terms = await findTermPairs([trial.sentence], pair, db);
    const alone = { source: textRun(trial.sentence), before: [], after: [] };
    const target = await ask({ ...alone, ...pair, terms, glossary: null }, terms, found, db);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    return { kind: "draft", target, targetLocale: pair.targetLocale, seconds };
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    const { seconds = null, said = null } = error.about;
    // Some servers quote the key they refuse.
    const shown = said !== null && key !== null ? said.replaceAll(key, "•••") : said;
    return { kind: "failed", reason: error.reason, seconds, said: shown };
  }
}

/** The service's draft of `row`, which stands among `rows`, with the newsroom's terms. `signal`: nobody waits for it any more. Throws MachineFailure. */
export async function askForDraft(
  row: DraftRow,
  rows: readonly DraftRow[],
  pair: LocalePair,
  db: Database,
  signal?: AbortSignal,
): Promise<Run[]> {
  const found = await getConnection(db);
  const terms = await findTermPairs([plainText(row.source)], pair, db);
  const kept = terms.length === 0 || found.connection.service !== "deepl" ? [] : await findArticleTerms(rows, pair, db);
  const sentence = { source: row.source, ...pair, ...contextOf(rows, row.segmentId), terms, glossary: null };
  return ask(sentence, kept, found, db, signal);
}

/** `kept`: the terms that a service is to know before it is asked, where it works like that. */
async function ask(
  sentence: Sentence,
  kept: readonly TermPair[],
  { connection, localAllowed }: OpenConnection,
  db: Database,
  signal?: AbortSignal,
): Promise<Run[]> {
  const send = openService(connection, localAllowed, signal ? { signal } : {});
  const glossary = await findGlossary(sentence, kept, connection, send, db);
  if (glossary === null) return translateSentence(sentence, connection, send);
  try {
    return await translateSentence({ ...sentence, glossary }, connection, send);
  } catch (error) {
    // It may have been deleted over there.
    if (!(error instanceof MachineFailure) || !glossaryTrouble.has(error.reason)) throw error;
    await forgetGlossary(glossary, db);
    return translateSentence(sentence, connection, send);
  }
}

const glossaryTrouble: ReadonlySet<MachineFailure["reason"]> = new Set(["address_wrong", "request_refused"] as const);

/** The connection to the service. Throws MachineFailure, also when it was taken away meanwhile. */
async function getConnection(db: Database): Promise<OpenConnection> {
  const found = await findConnection(db);
  if (!found) throw new MachineFailure("address_wrong");
  return found;
}

/** Those of the whole article, so that its sentences share one glossary. */
function findArticleTerms(rows: readonly DraftRow[], pair: LocalePair, db: Database): Promise<TermPair[]> {
  return findTermPairs(
    rows.map((row) => plainText(row.source)),
    pair,
    db,
  );
}

async function findTermPairs(texts: readonly string[], pair: LocalePair, db: Database): Promise<TermPair[]> {
  return (await listTermsIn(pair, texts, db)).flatMap(asTermPair);
}

function asTermPair(term: Term): TermPair[] {
  const target = proposedRendering(term);
  return target === null ? [] : [{ source: term.text, target }];
}
