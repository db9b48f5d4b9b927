import "server-only";
import { and, eq } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { DomainError } from "#lib/errors.ts";
import { enqueueJob } from "#lib/jobs/mutations.ts";
import { findLatestJob } from "#lib/jobs/queries.ts";
import { type ApplyingPayload, applyingKey, isUnderWay, mostAtOnce } from "./applying.ts";
import { chosenChanges, describeChange, type PlannedChange, rowsFor } from "./plan.ts";
import { digestOf, getReceivedFile, planExchange, type ReceivedFile } from "./received-queries.ts";
import { forgetLocale, lockSentences, type Written, writeChanges } from "./writing-mutations.ts";

type Importer = Authorized<"translation.import">;

/** What somebody decided before a preview. `seen`: what `planExchange` gave with it; `taken`: see `chosenChanges`. */
export type ApplyDecision = {
  readonly fileId: string;
  readonly seen: string;
  readonly stand: boolean;
  readonly taken: readonly number[];
};

/** What became of a file. `articleId`: the one article it was for; null for several. `left`: it has rows for other locales still. */
export type Applied = Written & { readonly articleId: string | null; readonly left: boolean };

/**
 * Does what the preview said, for the actor's locale and without what was left
 * out: in one transaction, or as a job where there is much, whose id is given. Then the
 * file is forgotten as far as this locale goes. When anything the preview rests
 * on has changed since, or the file is being applied already, nothing is done and
 * `exchange_outdated` is thrown: somebody has to look again.
 */
export async function applyExchange(
  actor: Importer,
  decision: ApplyDecision,
  db: Database = database,
): Promise<Applied | { readonly jobId: string }> {
  const { fileId, seen, stand, taken } = decision;
  return db.transaction(async (tx) => {
    const [locked] = await tx
      .select({ id: exchangeFiles.id })
      .from(exchangeFiles)
      .where(and(eq(exchangeFiles.id, fileId), eq(exchangeFiles.actorId, actor.id)))
      .for("update");
    if (!locked || isUnderWay(await findLatestJob(applyingKey(fileId), tx))) throw new DomainError("exchange_outdated");
    const file = await getReceivedFile(actor, fileId, tx);
    await lockSentences(idsOf(file, actor.locale), actor.locale, tx);
    const { plan, seen: now } = await planExchange(file, actor.locale, tx);
    if (now !== seen) throw new DomainError("exchange_outdated");
    const chosen = chosenChanges(plan, taken);
    if (chosen.length > mostAtOnce) {
      const payload = payloadOf(file, actor.locale, stand, chosen);
      return { jobId: await enqueueJob(actor, { kind: "exchange.apply", payload, key: applyingKey(fileId) }, tx) };
    }
    const written = await writeChanges(actor, file, chosen, stand, tx);
    const left = await forgetLocale(file, actor.locale, tx);
    const articleIds = new Set(chosen.map(({ present }) => present.articleId));
    const [articleId = null] = articleIds.size === 1 ? articleIds : [];
    return { ...written, articleId, left };
  });
}

function idsOf({ content }: ReceivedFile, locale: string): string[] {
  return content.kind === "translations" ? rowsFor(content.document, locale).map(({ unit }) => unit.id) : [];
}

/** The chosen rows by their place in the file, each with what was seen of it. */
function payloadOf(
  { id, content }: ReceivedFile,
  locale: string,
  stand: boolean,
  chosen: readonly PlannedChange[],
): ApplyingPayload {
  const rows = content.kind === "translations" ? rowsFor(content.document, locale) : [];
  const places = new Map(rows.map(({ unit }, place) => [unit, place]));
  return {
    fileId: id,
    locale,
    stand,
    rows: chosen.map((change) => [places.get(change.given) ?? -1, digestOf(describeChange(change))]),
  };
}
