import { cloneDatabase } from "./database.ts";

// Before a test file is read: each worker has a database, kept clean by rolling back.
process.env.DATABASE_URL = await cloneDatabase(`test_worker_${process.env.VITEST_POOL_ID ?? "0"}`);
