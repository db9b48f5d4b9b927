import { readFile } from "#lib/files/reading.ts";
import { ExchangeRefusal } from "./document.ts";
import type { FileContent } from "./formats.ts";

/**
 * Reads what somebody brought, in a child process with limits. Throws an
 * ExchangeRefusal for what is none of the formats or cannot be read, and a
 * DomainError with a `file_…` code for what costs more than it may.
 */
export async function readUpload(bytes: Uint8Array, project: readonly [string, string]): Promise<FileContent> {
  const answer = await readFile("exchange", bytes, project);
  if ("content" in answer) return answer.content;
  throw new ExchangeRefusal(answer.refused, answer.line);
}
