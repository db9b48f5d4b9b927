import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { serveMessages } from "./program.ts";

/** An answer as it goes over the wire: `headers` are names and values in turn. */
export type WholeAnswer = { headers: string[]; body: Uint8Array };

/** Where the bare server listens. */
export type BareAddress = { port: number };

// The least that Node's own server can do: the same bytes, whatever is asked.
serveMessages<WholeAnswer>(async ({ headers, body }): Promise<BareAddress> => {
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return { port: (server.address() as AddressInfo).port };
});
