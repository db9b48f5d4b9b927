import { connect, type Socket } from "node:net";
import { serveMessages } from "./program.ts";
import { type Spread, spreadOf } from "./statistics.ts";

/**
 * Asks for `paths` in turn over connections that stay open. `rate` null: each
 * connection asks again as soon as it has its answer, until `seconds` are over,
 * or every path has been asked for once when that is null. With a `rate`, so
 * many requests begin in each second, whether earlier ones are answered or not,
 * and the time of an answer counts from when its request was due.
 */
export type Load = {
  port: number;
  paths: readonly string[];
  connections: number;
  seconds: number | null;
  rate: number | null;
};

/** `seconds` it took; `bytes` received; times in milliseconds; requests by the status of their answers, 0 without one. */
export type LoadResult = { seconds: number; bytes: number; times: Spread; statuses: Record<number, number> };

serveMessages<Load>(run);

async function run({ port, paths, connections, seconds, rate }: Load): Promise<LoadResult> {
  const requests = paths.map((path) =>
    Buffer.from(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nAccept-Encoding: gzip\r\n\r\n`),
  );
  const result = { bytes: 0, statuses: {} as Record<number, number> };
  const times: number[] = [];
  const began = performance.now();
  const end = seconds === null ? Number.POSITIVE_INFINITY : began + seconds * 1_000;
  let asked = 0;

  const request = () => requests[asked++ % requests.length] as Buffer;
  const count = (status: number, bytes: number, since: number) => {
    result.statuses[status] = (result.statuses[status] ?? 0) + 1;
    result.bytes += bytes;
    times.push(performance.now() - since);
  };

  if (rate === null) {
    const goesOn = () => performance.now() < end && (seconds !== null || asked < requests.length);
    await Promise.all(
      Array.from({ length: connections }, async () => {
        let connection = open(port);
        while (goesOn()) {
          const since = performance.now();
          const { status, bytes } = await connection.ask(request());
          count(status, bytes, since);
          if (status === 0) connection = open(port);
        }
        connection.close();
      }),
    );
  } else {
    const idle: Connection[] = [];
    const under: Promise<void>[] = [];
    for (let due = began; due < end; due += 1_000 / rate) {
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const since = due;
      under.push(
        askOn(idle, port, request()).then(({ status, bytes, connection }) => {
          count(status, bytes, since);
          if (status !== 0) idle.push(connection);
        }),
      );
    }
    await Promise.all(under);
    for (const connection of idle) connection.close();
  }
  return { seconds: (performance.now() - began) / 1_000, ...result, times: spreadOf(times) };
}

/** Asks as a browser does: on a connection that is open already, and once more on a new one when the server was just closing that (RFC 9110 §9.2.2). */
async function askOn(idle: Connection[], port: number, request: Buffer): Promise<Answer & { connection: Connection }> {
  const used = takeOpen(idle);
  const answer = await used?.ask(request);
  if (used && answer && answer.status !== 0) return { ...answer, connection: used };
  const connection = open(port);
  return { ...(await connection.ask(request)), connection };
}

/** The last of these connections that is still open: servers close those nobody uses. */
function takeOpen(idle: Connection[]): Connection | null {
  for (let connection = idle.pop(); connection; connection = idle.pop()) if (!connection.isBroken()) return connection;
  return null;
}

type Answer = { status: number; bytes: number };
type Connection = { ask(request: Buffer): Promise<Answer>; isBroken(): boolean; close(): void };

const headEnd = Buffer.from("\r\n\r\n");
const none: Answer = { status: 0, bytes: 0 };

/** Reads no more of an answer than it must, so that what is measured is the other side. */
function open(port: number): Connection {
  const socket: Socket = connect(port, "localhost");
  socket.setNoDelay(true);
  let answered: (answer: Answer) => void = () => {};
  let head: Buffer = Buffer.alloc(0);
  let status = 0;
  let bytes = 0;
  let missing = -1;
  let broken = false;

  const fail = () => {
    broken = true;
    answered(none);
  };
  socket.on("error", fail);
  socket.on("close", fail);
  socket.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (missing < 0) {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      const end = head.indexOf(headEnd);
      if (end < 0) return;
      const text = head.toString("latin1", 0, end);
      status = Number(text.slice(9, 12));
      const length = /\r\ncontent-length: (\d+)/i.exec(text);
      if (!length) {
        socket.destroy();
        return;
      }
      missing = end + headEnd.length + Number(length[1]) - head.length;
    } else {
      missing -= chunk.length;
    }
    if (missing > 0) return;
    const answer = { status, bytes };
    head = Buffer.alloc(0);
    missing = -1;
    bytes = 0;
    answered(answer);
  });

  return {
    ask: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        if (broken) resolve(none);
        else socket.write(request);
      }),
    isBroken: () => broken,
    close: () => socket.destroy(),
  };
}
