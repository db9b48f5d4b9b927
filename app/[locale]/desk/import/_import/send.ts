import type { ActionResult } from "#lib/action.ts";
import { type ImportedDocument, maximumDocumentBytes } from "#lib/imports/document.ts";
import type { Sent } from "./text-panel.tsx";

/** Reads one side on the server, the file that was chosen before the text that was pasted; null where there is neither. */
export async function readInBrowser({ file, text }: Sent): Promise<ActionResult<ImportedDocument> | null> {
  if (file)
    return sendFile<ImportedDocument>(
      "POST",
      `/api/imports/reading?name=${encodeURIComponent(file.name)}`,
      file,
      maximumDocumentBytes,
    );
  if (text.trim() === "") return null;
  return sendFile<ImportedDocument>(
    "POST",
    "/api/imports/reading?name=pasted.txt",
    new Blob([text]),
    maximumDocumentBytes,
  );
}

/** Sends a file and gives the server's answer; one over the limit is not even sent. */
export async function sendFile<Value>(
  method: "POST" | "PUT",
  url: string,
  body: Blob,
  maximum: number,
): Promise<ActionResult<Value>> {
  if (body.size > maximum) {
    return { ok: false, code: "file_too_large", details: { megabytes: Math.floor(maximum / 1_000_000) } };
  }
  return ask<Value>(url, { method, headers: { "content-type": "application/octet-stream" }, body });
}

/** Sends JSON and gives the server's answer. */
export function sendJson<Value>(url: string, body: unknown): Promise<ActionResult<Value>> {
  return ask<Value>(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function ask<Value>(url: string, init: RequestInit): Promise<ActionResult<Value>> {
  try {
    return (await (await fetch(url, init)).json()) as ActionResult<Value>;
  } catch {
    return { ok: false, code: "unreachable", details: {} };
  }
}
