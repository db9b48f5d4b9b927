import { openSecrets } from "#lib/server/data-folder.ts";
import { runProgram } from "./program.ts";

/** Somebody of the bench world, with the cookie of an open session. */
export type Worker = { readonly id: string; readonly name: string; readonly cookie: string };

/** An article of the bench world. Both languages are published, and say edition 0. `seed`: see `benchArticle`. */
export type BenchArticle = {
  readonly articleId: string;
  readonly slug: string;
  readonly seed: number;
  readonly headline: { readonly segmentId: string; readonly source: string; readonly version: number };
  /** Sentences of the body, in order. `source` is plain text; `version` that of the unit. */
  readonly sentences: readonly { readonly segmentId: string; readonly source: string; readonly version: number }[];
  /** Of the original. */
  readonly version: number;
  /** The original as an editor gets it. */
  readonly blocks: readonly SourceBlock[];
};

/** A block of an original; what is not written here is sent back as it came. */
export type SourceBlock = { readonly id: string; readonly kind: string; readonly runs: readonly { text: string }[] };

/** An article and who writes and translates it. */
export type Place = { readonly writer: Worker; readonly article: BenchArticle };

/** Every place has an article and a writer of its own; one reviewer approves them all. */
export type World = { readonly places: readonly Place[]; readonly reviewer: Worker };

/** How large a world is. `pairs` and `editions`: see `benchArticle`. */
export type WorldSize = { readonly places: number; readonly pairs: number; readonly editions: number };

/** Lays the bench world into an empty, migrated database, by the product's own mutations. */
export async function layWorld(databaseUrl: string, dataFolder: string, size: WorldSize): Promise<World> {
  const program = runProgram<World>("lay-world.ts", {
    environment: { DATABASE_URL: databaseUrl, AUTH_SECRET: openSecrets(dataFolder).authSecret },
    server: true,
  });
  program.send(size);
  const world = await program.next();
  await program.end();
  return world;
}
