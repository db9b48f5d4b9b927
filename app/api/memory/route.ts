import { authorize } from "#lib/auth/session.ts";
import { memorySearchInput } from "#lib/memory/input.ts";
import { searchMemory } from "#lib/memory/queries.ts";
import { handle } from "../handle.ts";

/** Searches the memory from the workbench: `text` on one `side` of a pair of locales. */
export async function GET(request: Request) {
  return handle(request, async () => {
    const actor = await authorize("desk.visit");
    const search = memorySearchInput.parse(Object.fromEntries(new URL(request.url).searchParams));
    return searchMemory(actor, search);
  });
}
