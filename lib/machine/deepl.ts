import { plainText, type Run } from "#lib/text/runs.ts";
import { isText, readJson, saidIn } from "./answer.ts";
import { type FailureReason, failureOf, MachineFailure } from "./failure.ts";
import { deeplSource, deeplTarget } from "./languages.ts";
import { hasMarks, readMarked, readPlain, writeMarked, xml } from "./markup.ts";
import type { Connection, Send, Sentence, ServiceAnswer, ServiceRequest, TermPair } from "./service.ts";

/** Keys that end so belong to the free plan, which has a server of its own. */
const freeKey = /:fx$/;

/** The address of DeepL's own server for a key. */
export function deeplAddress(key: string | null): string {
  return freeKey.test(key ?? "") ? "https://api-free.deepl.com" : "https://api.deepl.com";
}

const known: Readonly<Record<number, FailureReason>> = { 456: "quota_spent" };

/**
 * One sentence by `POST /v2/translate` (DeepL API 3.6, OpenAPI description of
 * November 2025). The sentences around it go into `context`, which is neither
 * translated nor billed; DeepL wants no rules there, so terms go by a glossary.
 * Marks travel as XML with `tag_handling_version` v2.
 */
export async function translateWithDeepl(sentence: Sentence, connection: Connection, send: Send): Promise<Run[]> {
  const { source, before, after, glossary } = sentence;
  const marked = hasMarks(source);
  const context = [...before, ...after].join("\n");
  const answer = await send(
    post(connection, "/v2/translate", {
      text: [marked ? writeMarked(source, xml) : plainText(source)],
      source_lang: deeplSource(sentence.sourceLocale),
      target_lang: deeplTarget(sentence.targetLocale),
      split_sentences: "0",
      ...(context !== "" && { context }),
      ...(glossary !== null && { glossary_id: glossary }),
      ...(marked && { tag_handling: "xml", tag_handling_version: "v2" }),
    }),
  );
  if (answer.status !== 200) throw failed(answer);
  const body = readJson(answer.text) as { translations?: { text?: unknown }[] } | null;
  const text = Array.isArray(body?.translations) ? body.translations[0]?.text : undefined;
  if (!isText(text)) throw new MachineFailure("answer_unusable");
  return marked ? readMarked(text, source, xml) : readPlain(text);
}

/**
 * Keeps terms with DeepL by `POST /v3/glossaries` and gives the id under which
 * they are used. Texts that its format cannot hold are left out.
 */
export async function createDeeplGlossary(
  pair: { readonly sourceLocale: string; readonly targetLocale: string },
  terms: readonly TermPair[],
  connection: Connection,
  send: Send,
): Promise<string> {
  const [source, target] = [deeplSource(pair.sourceLocale), deeplSource(pair.targetLocale)];
  const answer = await send(
    post(connection, "/v3/glossaries", {
      name: `Duizhao ${pair.sourceLocale}-${pair.targetLocale}`,
      dictionaries: [{ source_lang: source, target_lang: target, entries: tabbed(terms), entries_format: "tsv" }],
    }),
  );
  if (answer.status !== 200 && answer.status !== 201) throw failed(answer);
  const id = (readJson(answer.text) as { glossary_id?: unknown } | null)?.glossary_id;
  if (typeof id !== "string" || !/^[\w-]{1,100}$/.test(id)) throw new MachineFailure("answer_unusable");
  return id;
}

/** Forgets a glossary; one that is gone already is as good. */
export async function deleteDeeplGlossary(id: string, connection: Connection, send: Send): Promise<void> {
  const { path, headers } = post(connection, `/v3/glossaries/${encodeURIComponent(id)}`, null);
  const answer = await send({ method: "DELETE", path, headers, body: null });
  if (answer.status >= 300 && answer.status !== 404) throw failed(answer);
}

/** The terms that a DeepL glossary can hold: one line each, every source once, at most 1,024 bytes a side. */
export function deeplTerms(terms: readonly TermPair[]): TermPair[] {
  const seen = new Set<string>();
  return terms.filter(({ source, target }) => {
    const fits = [source, target].every(
      (text) =>
        text.trim() !== "" && !/[\t\r\n\u2028\u2029]/.test(text) && new TextEncoder().encode(text).length <= 1024,
    );
    if (!fits || seen.has(source.trim())) return false;
    seen.add(source.trim());
    return true;
  });
}

function tabbed(terms: readonly TermPair[]): string {
  return deeplTerms(terms)
    .map(({ source, target }) => `${source.trim()}\t${target.trim()}`)
    .join("\n");
}

function post({ key }: Connection, path: string, body: unknown): ServiceRequest {
  return { method: "POST", path, headers: { authorization: `DeepL-Auth-Key ${key ?? ""}` }, body };
}

function failed(answer: ServiceAnswer): MachineFailure {
  const said = saidIn(answer.text, ["message"]);
  if (answer.status === 400 && /_lang\b|language/i.test(said)) {
    return failureOf(answer, { 400: "locales_unsupported" }, said);
  }
  return failureOf(answer, known, said);
}
