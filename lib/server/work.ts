import { constants, setPriority } from "node:os";
import { connect } from "#lib/db/client.ts";
import { enqueueJob } from "#lib/jobs/mutations.ts";
import { boundHeap } from "./heap.ts";
import { jobHandlers } from "./job-handlers.ts";
import { onLeaving } from "./leaving.ts";
import { startWorker } from "./worker.ts";

// The process that runs jobs, beside the one that serves: however much there is to do, the pages do not wait for it.
// It ends with the process that started it, whatever ends that.
boundHeap();
// Where there are more tasks than processors, those of people come first.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // A system that does not let us is no reason not to work.
}
const { database, pool } = connect(process.env["DATABASE_URL"], 6);
const worker = startWorker({ handlers: jobHandlers, db: database, log: (line) => console.error(line) });
let leaving = false;

onLeaving(() => void leave(0));
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
process.on("unhandledRejection", (error) => console.error(error));
process.on("uncaughtException", (error) => {
  console.error(error);
  void leave(1);
});

const day = 24 * 60 * 60 * 1_000;
setInterval(tidy, day);
await tidy();

async function tidy(): Promise<void> {
  const job = { kind: "jobs.forget", payload: {}, key: "jobs.forget" } as const;
  await enqueueJob({ id: null }, job, database).catch(() => {});
}

async function leave(code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  await worker.stop().catch((error) => console.error(error));
  await pool.end().catch(() => {});
  process.exit(code);
}
