import { eq } from "drizzle-orm";
import { z } from "zod";
import { type Authorized, grant } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { exchangeFiles } from "#lib/db/schema/interchange.ts";
import { DomainError } from "#lib/errors.ts";
import type { JobHandler } from "#lib/jobs/job.ts";
import { type ApplyingPayload, type ApplyingResult, type ApplyingState, rowsAStep } from "./applying.ts";
import { describeChange, effectiveChanges, makePlan, rowsFor } from "./plan.ts";
import { digestOf, findPresentUnits, getReceivedFile, type ReceivedFile } from "./received-queries.ts";
import { forgetLocale, lockSentences, writeChanges } from "./writing-mutations.ts";

type Importer = Authorized<"translation.import">;

const payloadInput = z.object({
  fileId: z.guid(),
  locale: z.string(),
  stand: z.boolean(),
  rows: z.array(z.tuple([z.int(), z.string()])),
});
const nothing: ApplyingState = { written: 0, proposed: 0, passed: 0, articles: [], left: true };

/**
 * Applies a large file some rows a step, as the one who decided may. A row whose
 * sentence is no longer as it was seen is passed over. The file goes with the last step;
 * when somebody gives it up before, the job fails with `exchange_outdated`.
 */
export function applyingHandler(db: Database = database): JobHandler {
  return async (job): Promise<ApplyingResult> => {
    const payload = payloadInput.parse(job.payload);
    const { fileId, locale, rows } = payload;
    const importer = async () => grant(await job.actor(), "translation.import", locale);
    // Killed after its last step it has nothing left to do, and the file is gone.
    const file = job.done < rows.length ? await findFile(await importer(), fileId, db) : null;
    while (file && job.done < rows.length) {
      const actor = await importer();
      await job.step(async (tx) => {
        const [kept] = await tx
          .select({ id: exchangeFiles.id })
          .from(exchangeFiles)
          .where(eq(exchangeFiles.id, fileId))
          .for("update");
        if (!kept) throw new DomainError("exchange_outdated");
        const { done, state } = await applySome(actor, file, payload, job.done, stateOf(job.state), tx);
        const left = done < rows.length || (await forgetLocale(file, locale, tx));
        return { done, total: rows.length, state: { ...state, left } };
      });
    }
    const { articles, ...counts } = stateOf(job.state);
    const [articleId = null] = articles.length === 1 ? articles : [];
    return { ...counts, locale, articleId };
  };
}

async function findFile(actor: Importer, fileId: string, db: Database): Promise<ReceivedFile> {
  try {
    return await getReceivedFile(actor, fileId, db);
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError("exchange_outdated");
    throw error;
  }
}

async function applySome(
  actor: Importer,
  file: ReceivedFile,
  { locale, stand, rows }: ApplyingPayload,
  from: number,
  state: ApplyingState,
  tx: Database,
): Promise<{ readonly done: number; readonly state: ApplyingState }> {
  const all = file.content.kind === "translations" ? rowsFor(file.content.document, locale) : [];
  const some = rows.slice(from, from + rowsAStep);
  const given = some.flatMap(([place]) => all[place] ?? []);
  const ids = given.map(({ unit }) => unit.id);
  await lockSentences(ids, locale, tx);
  const plan = makePlan(given, await findPresentUnits(ids, locale, tx), locale);
  const seen = new Set(some.map(([, digest]) => digest));
  const changes = effectiveChanges(plan).filter((change) => seen.has(digestOf(describeChange(change))));
  const { written, proposed } = await writeChanges(actor, file, changes, stand, tx);
  const articles = new Set([...state.articles, ...changes.map(({ present }) => present.articleId)]);
  return {
    done: from + some.length,
    state: {
      written: state.written + written,
      proposed: state.proposed + proposed,
      passed: state.passed + some.length - changes.length,
      articles: [...articles].slice(0, 2),
      left: state.left,
    },
  };
}

function stateOf(state: unknown): ApplyingState {
  return (state as ApplyingState | null) ?? nothing;
}
