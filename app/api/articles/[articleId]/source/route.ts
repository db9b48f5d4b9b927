import { articleIdInput, sourceSaveInput } from "#lib/articles/input.ts";
import { saveSource } from "#lib/articles/mutations.ts";
import { getSource } from "#lib/articles/queries.ts";
import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { handle } from "../../../handle.ts";

type Context = RouteContext<"/api/articles/[articleId]/source">;

/** The original as it is stored now, for an editor that has nothing unsaved. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const actor = await authorize("article.write");
    return getSource(actor, articleIdInput.parse((await params).articleId));
  });
}

/** Saves the original while somebody types. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (body) => {
    const actor = await authorize("article.write");
    const articleId = articleIdInput.parse((await params).articleId);
    const { person, ...save } = sourceSaveInput.parse(body);
    // Somebody else has signed in meanwhile: the page waits for whoever wrote it.
    if (person !== actor.id) throw new DomainError("signed_out");
    return saveSource(actor, { articleId, ...save });
  });
}
