import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "#lib/server/project.ts";

/** A program beside this one, which it exchanges messages with. It ends with this process. */
export type Program<Answer> = {
  readonly pid: number;
  send(message: object): void;
  /** Its next message; rejects when it ends instead. */
  next(): Promise<Answer>;
  end(): Promise<void>;
};

/**
 * Starts `lib/bench/{file}` in a process of its own. `server`: with what only
 * runs on the server, the mutations and the database.
 */
export function runProgram<Answer>(
  file: string,
  { environment = {}, server = false }: { environment?: Record<string, string>; server?: boolean } = {},
): Program<Answer> {
  const child = fork(join(projectFolder, "lib", "bench", file), [], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: "production", ...environment },
    execArgv: [...(server ? ["--conditions=react-server"] : []), "--import", "tsx"],
    serialization: "advanced",
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const answers = queueOf<Answer>(child, file);
  return {
    pid: child.pid ?? 0,
    send: (message) => void child.send(message),
    next: answers,
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function queueOf<Answer>(child: ChildProcess, file: string): () => Promise<Answer> {
  const arrived: Answer[] = [];
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | null = null;
  child.on("message", (message) => {
    const first = waiting.shift();
    if (first) first.resolve(message as Answer);
    else arrived.push(message as Answer);
  });
  child.on("exit", (code, signal) => {
    failure = new Error(`${file} ended (${signal ?? code}); see above.`);
    for (const { reject } of waiting.splice(0)) reject(failure);
  });
  return () =>
    new Promise((resolve, reject) => {
      const answer = arrived.shift();
      if (answer !== undefined) resolve(answer);
      else if (failure) reject(failure);
      else waiting.push({ resolve, reject });
    });
}

/** For the programs themselves: answers each message, one after the other; ends when the other side has gone. */
export function serveMessages<Message>(answer: (message: Message) => Promise<object>): void {
  let last = Promise.resolve();
  process.on("message", (message) => {
    last = last.then(async () => {
      const result = await answer(message as Message);
      process.send?.(result);
    });
    last.catch((error) => {
      console.error(error);
      process.exit(1);
    });
  });
  process.on("disconnect", () => process.exit(0));
}
