import type { Run } from "#lib/text/runs.ts";
import { isText, readJson, saidIn } from "./answer.ts";
import { type FailureReason, failureOf, MachineFailure } from "./failure.ts";
import { readTokens } from "./markup.ts";
import { promptFor } from "./prompt.ts";
import type { Connection, Send, Sentence, ServiceAnswer, ServiceRequest } from "./service.ts";

/**
 * One sentence by `POST /chat/completions`, as OpenAI documents it and servers
 * on one's own network speak it (Ollama, llama.cpp, vLLM, LM Studio). Only
 * what all of them know is asked for. What the model writes is read as the
 * translation and as nothing else.
 */
export async function translateWithChat(sentence: Sentence, connection: Connection, send: Send): Promise<Run[]> {
  const messages = promptFor(sentence);
  let answer = await send(ask(connection, { model: connection.model, messages, temperature: 0, stream: false }));
  // Some models have one temperature and refuse to be told.
  if (answer.status === 400 && /temperature/i.test(saidIn(answer.text, ["error", "message"]))) {
    answer = await send(ask(connection, { model: connection.model, messages, stream: false }));
  }
  if (answer.status !== 200) throw failed(answer);
  const body = readJson(answer.text) as {
    choices?: { finish_reason?: unknown; message?: { content?: unknown } }[];
  } | null;
  const choice = Array.isArray(body?.choices) ? body.choices[0] : undefined;
  const content = choice?.message?.content;
  // An answer that was cut off is half a sentence.
  const cut = choice?.finish_reason === "length" || choice?.finish_reason === "content_filter";
  if (cut || !isText(content)) throw new MachineFailure("answer_unusable");
  return readTokens(translationIn(content), sentence.source);
}

/**
 * The translation in a model's answer: the string `translation` of the JSON
 * object it was asked for, in a fence or not, after its thoughts or not; or
 * the whole answer where it wrote nothing but the sentence. Throws
 * `answer_unusable` for JSON of another kind and for anything of several lines.
 */
export function translationIn(content: string): string {
  const spoken = content.replace(/^\s*<think>[\s\S]*?<\/think>/i, "").trim();
  const fenced = /^```(?:json)?\s*([\s\S]*?)\s*```$/i.exec(spoken)?.[1];
  const text = (fenced ?? spoken).trim();
  const parsed = readJson(text);
  if (typeof parsed === "object" && parsed !== null) {
    const { translation } = parsed as { translation?: unknown };
    if (isText(translation)) return translation;
    throw new MachineFailure("answer_unusable");
  }
  if (/^[{[]|^```|\n/.test(text) || text === "") throw new MachineFailure("answer_unusable");
  return text;
}

function ask({ key }: Connection, body: unknown): ServiceRequest {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  return { method: "POST", path: "/chat/completions", headers, body };
}

function failed(answer: ServiceAnswer): MachineFailure {
  const said = saidIn(answer.text, ["error", "message"]) || saidIn(answer.text, ["error"]);
  const code = saidIn(answer.text, ["error", "code"]);
  const known: Record<number, FailureReason> = {
    ...(/model/i.test(`${code} ${said}`) && { 404: "model_unknown" as const }),
    ...(/context_length|context length|too long|maximum context/i.test(`${code} ${said}`) && {
      400: "text_too_long" as const,
    }),
    ...(code === "model_not_found" && { 400: "model_unknown" as const, 403: "model_unknown" as const }),
    ...(code === "insufficient_quota" && { 429: "quota_spent" as const }),
  };
  return failureOf(answer, known, said);
}
