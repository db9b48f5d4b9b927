import "server-only";
import { hash, parseOptions, verify } from "@node-rs/argon2";
import { DomainError } from "#lib/errors.ts";

/** Argon2id, 19 MiB, 2 passes, 1 lane: OWASP Password Storage Cheat Sheet. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const atOnce = 2;
const queueLength = 20;

/** The hash to keep of `password`, taken byte for byte. Throws `too_many_attempts` when the server is too busy to make one. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost));
}

/**
 * Whether `password` made `kept`. Without a `kept` hash, false after the same
 * work, so that the time does not tell whether there is an account. Throws
 * `too_many_attempts` when the server is too busy to say.
 */
export async function verifyPassword(password: string, kept: string | null): Promise<boolean> {
  return inTurn(async () => {
    const matches = await verify(kept ?? (await dummyHash()), password).catch(() => false);
    return matches && kept !== null;
  });
}

/** Whether `kept` was made at another cost than today's. */
export function isOutdatedHash(kept: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept);
  return memoryCost !== cost.memoryCost || timeCost !== cost.timeCost || parallelism !== cost.parallelism;
}

let dummy: Promise<string> | undefined;

function dummyHash(): Promise<string> {
  dummy ??= hash("nobody has this password", cost);
  return dummy;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= queueLength) throw new DomainError("too_many_attempts");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
