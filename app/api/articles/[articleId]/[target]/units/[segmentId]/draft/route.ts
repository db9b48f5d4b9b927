import { authorize } from "#lib/auth/session.ts";
import { draftSentence } from "#lib/machine/asking-mutations.ts";
import { unitRefInput } from "#lib/translations/input.ts";
import { handle } from "../../../../../../handle.ts";

type Context = RouteContext<"/api/articles/[articleId]/[target]/units/[segmentId]/draft">;

/** A machine's draft of a sentence, to look at. It costs the newsroom money, so nobody is asked by following a link. */
export async function POST(request: Request, { params }: Context) {
  return handle(request, async () => {
    const actor = await authorize("translation.write", (await params).target);
    const { target: _target, ...unit } = unitRefInput.parse(await params);
    return draftSentence(actor, unit);
  });
}
