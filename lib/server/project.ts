import { resolve } from "node:path";

/** The folder with `package.json`. Absolute. */
export const projectFolder = resolve(import.meta.dirname, "..", "..");
