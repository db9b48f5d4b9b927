import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";

/** A GET that came over no connection. */
export function detachedRequest(path: string, headers: Record<string, string>): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = path;
  request.headers = headers;
  request.rawHeaders = Object.entries(headers).flat();
  request.push(null);
  return request;
}

/** A response that is kept instead of sent: nobody's disconnecting ends it. `whole` is its body once it has ended. */
export class CapturedResponse extends ServerResponse {
  readonly whole: Promise<Buffer>;
  readonly #chunks: Buffer[] = [];
  #started = false;
  #resolve: (body: Buffer) => void = () => {};

  constructor(request: IncomingMessage) {
    super(request);
    this.whole = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    Object.defineProperty(this, "headersSent", { get: () => this.#started });
  }

  override flushHeaders(): void {
    this.#started = true;
  }

  override writeHead(
    status: number,
    reasonOrHeaders?: string | OutgoingHttpHeaders | unknown[],
    headers?: OutgoingHttpHeaders | unknown[],
  ): this {
    const given = typeof reasonOrHeaders === "string" ? headers : reasonOrHeaders;
    this.statusCode = status;
    for (const [name, value] of headerPairs(given ?? {})) this.setHeader(name, value);
    this.#started = true;
    return this;
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    this.#take(chunk, encoding);
    for (const done of [encoding, callback]) if (typeof done === "function") queueMicrotask(() => done());
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.finished) return this;
    if (typeof chunk !== "function") this.#take(chunk, encoding);
    this.finished = true;
    for (const done of [chunk, encoding, callback]) if (typeof done === "function") queueMicrotask(() => done());
    this.#resolve(Buffer.concat(this.#chunks));
    queueMicrotask(() => {
      this.emit("finish");
      this.emit("close");
    });
    return this;
  }

  #take(chunk: unknown, encoding: unknown): void {
    this.#started = true;
    if (typeof chunk === "string") this.#chunks.push(Buffer.from(chunk, encodingOf(encoding)));
    else if (chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk));
  }
}

function encodingOf(encoding: unknown): BufferEncoding {
  return typeof encoding === "string" && Buffer.isEncoding(encoding) ? encoding : "utf8";
}

function* headerPairs(headers: OutgoingHttpHeaders | unknown[]): Generator<[string, number | string | string[]]> {
  if (!Array.isArray(headers)) {
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) yield [name, value];
    return;
  }
  const flat = headers.flat() as string[];
  for (let index = 0; index + 1 < flat.length; index += 2) yield [flat[index] ?? "", flat[index + 1] ?? ""];
}
