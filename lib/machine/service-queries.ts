import "server-only";
import { OutboundError, type OutboundRequest, sendOutbound } from "#lib/outbound/request.ts";
import { MachineFailure } from "./failure.ts";
import type { Connection, Send } from "./service.ts";

type Limits = Pick<OutboundRequest, "seconds" | "maximumBytes" | "signal">;

/** A model on one's own machine takes its time over a long sentence. */
const standing: Limits = { seconds: 45, maximumBytes: 64_000 };

/** The way to a connection's server: the product's one outbound client. `localAllowed`: an administrator has said so. */
export function openService(
  { address }: Pick<Connection, "address">,
  localAllowed: boolean,
  limits: Partial<Limits> = {},
): Send {
  return async ({ method, path, headers, body }) => {
    const url = new URL(address + path);
    const text = body === null ? null : JSON.stringify(body);
    const sent = text === null ? headers : { ...headers, "content-type": "application/json" };
    try {
      return await sendOutbound({ url, method, headers: sent, body: text, localAllowed, ...standing, ...limits });
    } catch (error) {
      throw error instanceof OutboundError ? new MachineFailure(error.problem) : error;
    }
  };
}
