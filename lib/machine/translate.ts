import type { Run } from "#lib/text/runs.ts";
import { translateWithChat } from "./chat.ts";
import { translateWithDeepl } from "./deepl.ts";
import { MachineFailure } from "./failure.ts";
import { translateWithLibreTranslate } from "./libretranslate.ts";
import { isPlausible } from "./markup.ts";
import type { Connection, Send, Sentence, ServiceName } from "./service.ts";

type Translate = (sentence: Sentence, connection: Connection, send: Send) => Promise<Run[]>;

const translators: Readonly<Record<ServiceName, Translate>> = {
  deepl: translateWithDeepl,
  libretranslate: translateWithLibreTranslate,
  chat: translateWithChat,
};

/**
 * A draft of one sentence: one line of text with the source's marks wherever
 * the service carried them over. Throws MachineFailure.
 */
export async function translateSentence(sentence: Sentence, connection: Connection, send: Send): Promise<Run[]> {
  const target = await translators[connection.service](sentence, connection, send);
  if (!isPlausible(target, sentence.source)) throw new MachineFailure("answer_unusable");
  return target;
}
