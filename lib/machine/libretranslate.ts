import { plainText, type Run } from "#lib/text/runs.ts";
import { isText, readJson, saidIn } from "./answer.ts";
import { failureOf, MachineFailure } from "./failure.ts";
import { libreTranslateCodes } from "./languages.ts";
import { hasMarks, html, readMarked, readPlain, writeMarked } from "./markup.ts";
import type { Connection, Send, Sentence, ServiceAnswer } from "./service.ts";

/**
 * One sentence by `POST /translate` (LibreTranslate 1.6 and later, and before).
 * It knows neither terms nor context. Which code a server has for a locale is
 * asked of it first (`GET /languages`). Marks travel as HTML.
 */
export async function translateWithLibreTranslate(sentence: Sentence, { key }: Connection, send: Send): Promise<Run[]> {
  const { source } = sentence;
  const pair = await findCodes(sentence, send);
  const marked = hasMarks(source);
  const answer = await send({
    method: "POST",
    path: "/translate",
    headers: {},
    body: {
      q: marked ? writeMarked(source, html) : plainText(source),
      ...pair,
      format: marked ? "html" : "text",
      ...(key !== null && { api_key: key }),
    },
  });
  if (answer.status !== 200) throw failed(answer);
  const text = (readJson(answer.text) as { translatedText?: unknown } | null)?.translatedText;
  if (!isText(text)) throw new MachineFailure("answer_unusable");
  return marked ? readMarked(text, source, html) : readPlain(text);
}

/** A server that does not say what it knows gets the codes most servers have. */
async function findCodes(sentence: Sentence, send: Send): Promise<{ source: string; target: string }> {
  const sources = libreTranslateCodes(sentence.sourceLocale);
  const targets = libreTranslateCodes(sentence.targetLocale);
  const answer = await send({ method: "GET", path: "/languages", headers: {}, body: null });
  const listed = answer.status === 200 ? readJson(answer.text) : null;
  if (!Array.isArray(listed)) {
    if (answer.status === 429) throw failed(answer);
    return { source: sources[0] ?? "", target: targets[0] ?? "" };
  }
  const languages = listed as { code?: unknown; targets?: unknown }[];
  const language = sources.map((code) => languages.find((known) => known?.code === code)).find(Boolean);
  const reachable =
    language && Array.isArray(language.targets) ? language.targets : languages.map((known) => known?.code);
  const target = targets.find((code) => reachable.includes(code));
  if (!language || target === undefined) throw new MachineFailure("locales_unsupported");
  return { source: String(language.code), target };
}

function failed(answer: ServiceAnswer): MachineFailure {
  const said = saidIn(answer.text, ["error"]);
  if (answer.status !== 400) return failureOf(answer, {}, said);
  const unsupported = /is not supported|not available as a target/i.test(said);
  const long = /exceeds text limit/i.test(said);
  const keyWanted = /api key/i.test(said);
  const reason = unsupported
    ? "locales_unsupported"
    : long
      ? "text_too_long"
      : keyWanted
        ? "key_refused"
        : "request_refused";
  return failureOf(answer, { 400: reason }, said);
}
