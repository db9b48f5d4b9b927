import { authorize } from "#lib/auth/session.ts";
import { startDrafting, stopDrafting } from "#lib/machine/drafting-mutations.ts";
import { findDrafting } from "#lib/machine/drafting-queries.ts";
import { translationRefInput } from "#lib/translations/input.ts";
import { handle } from "../../../../handle.ts";

type Context = RouteContext<"/api/articles/[articleId]/[target]/drafting">;

/** How the drafting of a translation stands. */
export async function GET(request: Request, { params }: Context) {
  return handle(request, async () => {
    const actor = await authorize("translation.write", (await params).target);
    const { articleId } = translationRefInput.parse(await params);
    return findDrafting({ articleId, locale: actor.locale });
  });
}

/** Has every untranslated sentence drafted. */
export async function POST(request: Request, { params }: Context) {
  return handle(request, async () => {
    const actor = await authorize("translation.write", (await params).target);
    const { articleId } = translationRefInput.parse(await params);
    await startDrafting(actor, { articleId });
    return findDrafting({ articleId, locale: actor.locale });
  });
}

/** Stops it. */
export async function DELETE(request: Request, { params }: Context) {
  return handle(request, async () => {
    const actor = await authorize("translation.write", (await params).target);
    const { articleId } = translationRefInput.parse(await params);
    await stopDrafting(actor, { articleId });
    return findDrafting({ articleId, locale: actor.locale });
  });
}
