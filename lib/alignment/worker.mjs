// Where the thread begins: plain JavaScript, because a thread does not get the loader of TypeScript from its process.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
