import { type Agent, type IncomingHttpHeaders, request } from "node:http";

/** An answer as it came over the wire, its body not unpacked. `rawHeaders`: names and values in turn. */
export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: Buffer };

type Options = {
  method?: string;
  headers?: Record<string, string>;
  agent?: Agent;
  body?: string | Buffer;
  /** Called when the first bytes of the answer are here. */
  began?: (status: number) => void;
};

const patience = 30_000;

/** One request, without what `fetch` adds and hides. Redirections are not followed. Rejects when there is no whole answer within half a minute. */
export function ask(url: string, options: Options = {}): Promise<Answer> {
  const { method = "GET", headers = {}, agent, body, began } = options;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const asked = request(url, { method, headers, signal, ...(agent ? { agent } : {}) }, (response) => {
      began?.(response.statusCode ?? 0);
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const { statusCode = 0, headers, rawHeaders } = response;
        resolve({ status: statusCode, headers, rawHeaders, body: Buffer.concat(chunks) });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
