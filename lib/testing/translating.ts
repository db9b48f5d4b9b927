import type { Connection, Sentence, ServiceName } from "#lib/machine/service.ts";
import { openService } from "#lib/machine/service-queries.ts";
import { translateSentence } from "#lib/machine/translate.ts";
import type { Run } from "#lib/text/runs.ts";
import { startTranslationServer, type TranslationServer } from "./translation-server.ts";

/** A sentence with neighbours and a term, as it goes to a service. */
export const sentence: Sentence = {
  source: [{ text: "覆盖12万余人。" }],
  sourceLocale: "zh",
  targetLocale: "en",
  before: ["宣讲开始了。"],
  after: ["许多老人来了。"],
  terms: [{ source: "宣讲", target: "public talks" }],
  glossary: null,
};

const servers: TranslationServer[] = [];

/** Starts a server that is gone after `closeServices`. */
export async function startService(
  service: ServiceName,
  render: (text: string) => string = () => "Water.",
  key?: null,
): Promise<TranslationServer> {
  const server = await startTranslationServer(service, render, key);
  servers.push(server);
  return server;
}

export async function closeServices(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

/** What a server makes of the sentence, `change`d, by the client of its service. */
export function ask(
  server: TranslationServer,
  service: ServiceName,
  change: Partial<Sentence & Connection> = {},
): Promise<Run[]> {
  const { key = "let-me-in", model = "translator-7b", address = server.address, ...changed } = change;
  const send = openService({ address }, true, { seconds: 1, maximumBytes: 10_000 });
  return translateSentence({ ...sentence, ...changed }, { service, address, key, model }, send);
}
