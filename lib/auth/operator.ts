declare const atTheServer: unique symbol;

/** Whoever holds the server's shell: may do there what an administrator may. Events name nobody for it. */
export type Operator = { readonly id: null; readonly [atTheServer]: true };

/** For programs started at the server, the commands above all: pages and actions cannot import it. */
export const operator = { id: null } as Operator;
