import "server-only";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { textRun } from "#lib/text/runs.ts";
import type { Trial } from "./draft.ts";
import { MachineFailure } from "./failure.ts";
import { findConnection, type OpenConnection } from "./queries.ts";
import type { Sentence } from "./service.ts";
import { openService } from "./service-queries.ts";
import type { LocalePair } from "./settings.ts";
import { translateSentence } from "./translate.ts";

/** Has one sentence translated with the saved settings. Nothing is stored; the service's own words are shown, without the key. */
export async function trySentence(
  _actor: Authorized<"newsroom.configure">,
  trial: { readonly sentence: string; readonly pair: LocalePair },
  db: Database = database,
): Promise<Trial> {
  const began = performance.now();
  const { pair } = trial;
  const none = { before: [], after: [], terms: [], glossary: null };
  let key: string | null = null;
  try {
    const found = await findConnection(db);
    if (!found) throw new MachineFailure("address_wrong");
    key = found.connection.key;
    const target = await ask({ source: textRun(trial.sentence), ...pair, ...none }, found);
    const seconds = Math.round(performance.now() - began) / 1000;
    return { kind: "draft", target, targetLocale: pair.targetLocale, seconds };
  } catch (error) {
    if (!(error instanceof MachineFailure)) throw error;
    const { seconds = null, said = null } = error.about;
    // Some servers quote the key they refuse.
    const shown = said !== null && key !== null ? said.replaceAll(key, "•••") : said;
    return { kind: "failed", reason: error.reason, seconds, said: shown };
  }
}

/** One sentence's draft. Throws MachineFailure. */
function ask(sentence: Sentence, { connection, localAllowed }: OpenConnection) {
  return translateSentence(sentence, connection, openService(connection, localAllowed));
}
