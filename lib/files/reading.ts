import "server-only";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile as readStatus } from "node:fs/promises";
import { DomainError } from "#lib/errors.ts";
import { childProgram } from "./child-program.ts";
import { documentLimits, type ReadingLimits } from "./limits.ts";
import type { ParserName, ParserOptions, ParserValue } from "./parsers.ts";
import type { Answer, Request } from "./protocol.ts";
import { refuse } from "./refusal.ts";

/** Reads files one after the other in one child process; each of them with the limits, and none of them at the price of the next. */
export type FileReader = {
  /**
   * What `parser` makes of `bytes`. Throws a `DomainError` with one of the
   * `file_…` codes, whatever the file does: `file_too_large` before anything is
   * read, `file_too_slow` and `file_expands` when it costs more than it may,
   * otherwise what the parser says. `signal` gives up: `file_too_slow`.
   */
  read<Name extends ParserName>(
    parser: Name,
    bytes: Uint8Array,
    options: ParserOptions<Name>,
    signal?: AbortSignal,
  ): Promise<ParserValue<Name>>;
  close(): void;
};

/** Reads one file in a child process of its own. See `FileReader.read`. */
export async function readFile<Name extends ParserName>(
  parser: Name,
  bytes: Uint8Array,
  options: ParserOptions<Name>,
  limits: ReadingLimits = documentLimits,
): Promise<ParserValue<Name>> {
  const reader = openReader(limits);
  try {
    return await reader.read(parser, bytes, options);
  } finally {
    reader.close();
  }
}

/** A child process for several files. It starts with the first of them and anew after one that ended it; `close` ends it, and what has not been read by then is not. */
export function openReader(limits: ReadingLimits = documentLimits): FileReader {
  let child: Promise<ChildProcess> | null = null;
  let free = () => {};
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  const dropChild = () => {
    const ending = child;
    child = null;
    void ending?.then(end, () => {});
    free();
    free = () => {};
  };

  const ask = async (request: Request, signal: AbortSignal | undefined): Promise<unknown> => {
    if (request.bytes.byteLength === 0) refuse("file_empty");
    if (request.bytes.byteLength > limits.bytes) refuse("file_too_large", { megabytes: megabytesOf(limits.bytes) });
    if (!child && !closed) {
      const place = await takePlace();
      // Nobody would give it back.
      if (closed) place();
      else {
        free = place;
        child = start(limits.memory);
      }
    }
    if (!child) throw new Error("The reader is closed.");
    try {
      return await converse(await child, request, limits, signal);
    } catch (error) {
      if (error instanceof DomainError && !(error instanceof ChildEnded)) throw error;
      dropChild();
      throw error;
    }
  };

  return {
    read<Name extends ParserName>(parser: Name, bytes: Uint8Array, options: ParserOptions<Name>, signal?: AbortSignal) {
      const answer = last.then(() => ask({ parser, bytes, options }, signal));
      last = answer.catch(() => {});
      return answer as Promise<ParserValue<Name>>;
    },
    close() {
      closed = true;
      dropChild();
    },
  };
}

/** The child is gone, and with it what it knew. */
class ChildEnded extends DomainError {}

async function converse(
  child: ChildProcess,
  request: Request,
  { milliseconds }: ReadingLimits,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const given = new AbortController();
  const over = AbortSignal.any([AbortSignal.timeout(milliseconds), ...(signal ? [signal] : [])]);
  const late = new Promise<never>((_, reject) => {
    over.addEventListener("abort", () => reject(new ChildEnded("file_too_slow")), { once: true, signal: given.signal });
    if (over.aborted) reject(new ChildEnded("file_too_slow"));
  });
  // It ends by itself only when the file has taken more memory than it may.
  const gone = once(child, "exit", { signal: given.signal }).then(() => {
    throw new ChildEnded("file_expands");
  });
  const answered = once(child, "message", { signal: given.signal }).then(([answer]) => answer as Answer);
  for (const promise of [late, gone, answered]) promise.catch(() => {});
  try {
    if (!child.connected) throw new ChildEnded("file_expands");
    child.send(request, (error) => error && child.kill("SIGKILL"));
    const answer = await Promise.race([answered, gone, late]);
    if (answer.kind === "refused") throw new DomainError(answer.code, answer.details);
    return answer.kind === "value" ? answer.value : null;
  } finally {
    given.abort();
  }
}

/** Starts the child and waits until it listens: its start is not the file's fault and not on its time. */
async function start(memory: number): Promise<ChildProcess> {
  const program = await childProgram();
  const command = [process.execPath, permissionModel(), `--max-old-space-size=${Math.floor(memory * 0.8)}`, "-"];
  // No dump of what was read stays behind, and whatever happens to us, the processor is not lost.
  const child = spawn("/bin/sh", ["-c", 'ulimit -c 0; ulimit -t 300; exec "$@"', "sh", ...command], {
    cwd: "/",
    // Nothing of ours: neither the database's address nor a secret.
    env: { NODE_ENV: "production" },
    stdio: ["pipe", "ignore", "ignore", "ipc"],
    serialization: "advanced",
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  child.on("error", () => {});
  child.stdin?.on("error", () => {}).end(program);
  watchMemory(child, memory);
  const ended = once(child, "exit").then(() => {
    throw new Error("The process that reads files could not be started.");
  });
  ended.catch(() => {});
  await Promise.race([once(child, "message"), ended]);
  return child;
}

/** Without another word it may read and write no file, and start no program. */
function permissionModel(): string {
  return Number(process.versions.node.split(".")[0]) >= 24 ? "--permission" : "--experimental-permission";
}

/** What its heap does not count: buffers. Where the system does not tell, the heap's own limit has to do. */
function watchMemory(child: ChildProcess, megabytes: number): void {
  const watch = setInterval(() => {
    readStatus(`/proc/${child.pid}/status`, "utf8").then(
      (status) => {
        if (Number(/^VmRSS:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) > megabytes * 1_024) child.kill("SIGKILL");
      },
      () => clearInterval(watch),
    );
  }, 25);
  watch.unref();
  child.once("exit", () => clearInterval(watch));
}

function end(child: ChildProcess): void {
  child.kill("SIGKILL");
}

const children = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

// So many at once: each may take its whole memory.
let places = 2;
const waiting: (() => void)[] = [];

async function takePlace(): Promise<() => void> {
  if (places > 0) places -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  let taken = true;
  return () => {
    if (!taken) return;
    taken = false;
    const next = waiting.shift();
    if (next) next();
    else places += 1;
  };
}

function megabytesOf(bytes: number): number {
  return Math.floor(bytes / 1_000_000);
}
