import { layArticle, type WantedArticle } from "./lay-article.ts";
import { layUnpublished } from "./lay-unpublished.ts";

/** What a story asks for before it begins. */
export type Wanted = { readonly article: WantedArticle } | { readonly unpublished: true };

// Lays what stories begin with by the product's own steps, which only run as the server does: in a process of its own,
// that answers one after the other and ends with whoever asks.
process.on("message", async (wanted: Wanted) => {
  try {
    process.send?.({ laid: await ("article" in wanted ? layArticle(wanted.article) : layUnpublished()) });
  } catch (error) {
    process.send?.({ failure: String((error as Error).stack ?? error) });
  }
});
process.on("disconnect", () => process.exit(0));
