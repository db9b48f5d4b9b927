import { ExchangeRefusal, type RefusalCode } from "./document.ts";
import { type FileContent, readFileContent } from "./formats.ts";

/** What became of reading a file, as it can be sent from one process to another. */
export type UploadReading =
  | { readonly content: FileContent }
  | { readonly refused: RefusalCode; readonly line: number };

/** Reads a file as `readFileContent` does; a refusal is a value. */
export function readUploaded(bytes: Uint8Array, project: readonly [string, string]): UploadReading {
  try {
    return { content: readFileContent(bytes, project) };
  } catch (error) {
    if (error instanceof ExchangeRefusal) return { refused: error.code, line: error.line };
    throw error;
  }
}
