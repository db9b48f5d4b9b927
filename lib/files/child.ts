import { Socket } from "node:net";
import { DomainError } from "#lib/errors.ts";
import { parsers } from "./parsers.ts";
import type { Answer, Request } from "./protocol.ts";

// The process in which files from outside are read. It is started without any of our environment and may neither
// read nor write files nor start programs; here it gives up the network. Its parent counts its time and its memory.
Socket.prototype.connect = () => {
  throw new Error("Nothing is fetched for a file.");
};
process.on("disconnect", () => process.exit(0));
process.on("message", (request: Request) => {
  void answer(request).then((result) => process.send?.(result));
});
process.send?.({ kind: "ready" } satisfies Answer);

async function answer({ parser, bytes, options }: Request): Promise<Answer> {
  try {
    const parse = await parsers[parser]();
    return { kind: "value", value: await (parse as (bytes: Uint8Array, options: unknown) => unknown)(bytes, options) };
  } catch (error) {
    if (error instanceof DomainError) return { kind: "refused", code: error.code, details: error.details };
    // A parser's own words are for its makers; a stack that ran over comes from a file that is nested to death.
    const code = error instanceof RangeError && /call stack/i.test(error.message) ? "file_nested" : "file_broken";
    return { kind: "refused", code, details: {} };
  }
}
