import { forgetAbandonedBatches } from "#lib/imports/batch-mutations.ts";
import { importBatch } from "#lib/imports/worker.ts";
import { applyingHandler } from "#lib/interchange/worker.ts";
import type { JobHandler, JobKind } from "#lib/jobs/job.ts";
import { forgetOldJobs } from "#lib/jobs/mutations.ts";
import { draftingHandler } from "#lib/machine/drafting-mutations.ts";

/** Who does the work of each kind. */
export const jobHandlers: Record<JobKind, JobHandler> = {
  "exchange.apply": applyingHandler(),
  "import.batch": importBatch(),
  "jobs.forget": async (job) => {
    await job.step(async (tx) => {
      await forgetAbandonedBatches(tx);
      return {};
    });
    let forgotten = 1;
    while (forgotten > 0) {
      await job.step(async (tx) => {
        forgotten = await forgetOldJobs(tx);
        return {};
      });
    }
    return null;
  },
  "machine.draft": draftingHandler(),
};
