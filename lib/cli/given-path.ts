import { resolve } from "node:path";

/** A path as the person typed it, from the folder they typed it in: the command itself runs in the project's. */
export function givenPath(path: string): string {
  return resolve(process.env["INIT_CWD"] || ".", path);
}
