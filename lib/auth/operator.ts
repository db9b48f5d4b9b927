import type { Actor } from "./policy.ts";

declare const atTheServer: unique symbol;

/** Whoever holds the server's shell: may do there what an administrator may. Events name nobody for it. */
export type Operator = { readonly id: null; readonly [atTheServer]: true };

/** For the commands in `lib/cli` alone: a test keeps everything else from importing it. */
export const operator = { id: null } as Operator;

/** For an event: who did it. */
export type Doer = Pick<Actor, "id">;
