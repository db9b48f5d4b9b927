import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { ServiceName } from "#lib/machine/service.ts";

/** What a translation server was asked. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: Record<string, unknown>;
};

/** Takes an answer over: for limits, failures and noise. False: the server answers as it would. */
export type Interruption = (response: ServerResponse, asked: Asked) => boolean;

export type TranslationServer = {
  /** With the path the service begins at. */
  readonly address: string;
  readonly asked: Asked[];
  /** What every request meets first. */
  interrupt: Interruption;
  close(): Promise<void>;
};

/**
 * A server on this machine that speaks a translation service's protocol:
 * requests are held to what its documentation asks for, answers have the
 * documented shape. `render` is its knowledge of languages: text with markup
 * in, text with markup out. `key`: the one it accepts.
 */
export async function startTranslationServer(
  service: ServiceName,
  render: (text: string) => string,
  key: string | null = "let-me-in",
): Promise<TranslationServer> {
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request.setEncoding("utf8")) text += chunk;
    const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
    const asked = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body };
    running.asked.push(asked);
    if (running.interrupt(response, asked)) return;
    const { status, answer } = protocols[service](asked, render, key);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const running: TranslationServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${service === "chat" ? "/v1" : ""}`,
    asked: [],
    interrupt: () => false,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return running;
}

type Reply = { readonly status: number; readonly answer: unknown };
type Protocol = (asked: Asked, render: (text: string) => string, key: string | null) => Reply;

const protocols: Readonly<Record<ServiceName, Protocol>> = {
  deepl({ method, path, headers, body }, render, key) {
    if (headers.authorization !== `DeepL-Auth-Key ${key}`) return { status: 403, answer: { message: "Forbidden" } };
    if (method === "POST" && path === "/v3/glossaries") {
      const [dictionary] = body["dictionaries"] as { source_lang: string; target_lang: string; entries: string }[];
      const { source_lang, target_lang, entries } = dictionary ?? { source_lang: "", target_lang: "", entries: "" };
      const counted = { source_lang, target_lang, entry_count: entries.split("\n").length };
      return {
        status: 201,
        answer: { glossary_id: `g-${entries.length}`, name: body["name"], dictionaries: [counted] },
      };
    }
    if (method === "DELETE" && path.startsWith("/v3/glossaries/")) return { status: 204, answer: null };
    if (method !== "POST" || path !== "/v2/translate") return { status: 404, answer: { message: "Not found" } };
    const { text, target_lang, source_lang } = body;
    if (!Array.isArray(text)) return { status: 400, answer: { message: "Parameter 'text' not specified." } };
    if (!/^(?:[A-Z]{2}|EN-(?:GB|US)|ZH-HAN[ST]|PT-(?:BR|PT)|ES-419)$/.test(String(target_lang))) {
      return { status: 400, answer: { message: "Value for 'target_lang' not supported." } };
    }
    if (body["glossary_id"] !== undefined && source_lang === undefined) {
      return {
        status: 400,
        answer: { message: "Use of a glossary requires the source_lang parameter to be specified" },
      };
    }
    const translations = text.map((one) => ({ detected_source_language: source_lang, text: render(String(one)) }));
    return { status: 200, answer: { translations } };
  },

  libretranslate({ method, path, body }, render, key) {
    if (method === "GET" && path === "/languages") {
      const targets = ["en", "zh-Hans", "zh-Hant"];
      const answer = targets.map((code) => ({ code, name: code, targets }));
      return { status: 200, answer };
    }
    if (method !== "POST" || path !== "/translate") return { status: 404, answer: { error: "Not found" } };
    if (key !== null && body["api_key"] !== key) return { status: 403, answer: { error: "Invalid API key" } };
    for (const name of ["q", "source", "target"]) {
      if (!body[name]) return { status: 400, answer: { error: `Invalid request: missing ${name} parameter` } };
    }
    return { status: 200, answer: { translatedText: render(String(body["q"])) } };
  },

  chat({ method, path, headers, body }, render, key) {
    if (method !== "POST" || path !== "/v1/chat/completions") return { status: 404, answer: { error: "Not found" } };
    if (key !== null && headers.authorization !== `Bearer ${key}`) {
      const error = { message: "Incorrect API key provided.", type: "invalid_request_error", code: "invalid_api_key" };
      return { status: 401, answer: { error } };
    }
    if (body["model"] !== "translator-7b") {
      const error = { message: "The model does not exist", type: "invalid_request_error", code: "model_not_found" };
      return { status: 404, answer: { error } };
    }
    const messages = body["messages"] as { role: string; content: string }[];
    const { sentence } = JSON.parse(messages.at(-1)?.content ?? "{}") as { sentence: string };
    const content = JSON.stringify({ translation: render(sentence) });
    const choices = [{ index: 0, finish_reason: "stop", message: { role: "assistant", content } }];
    return {
      status: 200,
      answer: { id: "chatcmpl-1", object: "chat.completion", created: 0, model: body["model"], choices },
    };
  },
};
