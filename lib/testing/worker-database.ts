// Before a test file is read: each worker has a database, kept clean by rolling back.
const url = new URL(process.env.DUIZHAO_TEST_SERVER ?? "");
url.pathname = `/test_worker_${process.env.VITEST_POOL_ID}`;
process.env.DATABASE_URL = url.href;
