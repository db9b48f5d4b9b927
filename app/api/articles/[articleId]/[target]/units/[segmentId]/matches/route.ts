import { authorize } from "#lib/auth/session.ts";
import { unitRefInput } from "#lib/translations/input.ts";
import { getSentenceMatches } from "#lib/translations/match-queries.ts";
import { handle } from "../../../../../../handle.ts";

type Context = RouteContext<"/api/articles/[articleId]/[target]/units/[segmentId]/matches">;

/** What the memory knows that is like a sentence, while somebody translates it. */
export async function GET(request: Request, { params }: Context) {
  return handle(request, async () => {
    const actor = await authorize("desk.visit");
    const { target, ...unit } = unitRefInput.parse(await params);
    return getSentenceMatches(actor, { ...unit, locale: target });
  });
}
