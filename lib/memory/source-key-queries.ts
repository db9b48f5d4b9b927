import "server-only";
import { createHash } from "node:crypto";

/** What PostgreSQL's `md5(source)` is: the index that finds a text by it takes texts of any length. */
export function sourceKey(source: string): string {
  return createHash("md5").update(source).digest("hex");
}
