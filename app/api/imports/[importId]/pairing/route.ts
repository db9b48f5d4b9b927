import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { importIdInput, pairingSaveInput } from "#lib/imports/input.ts";
import { savePairing } from "#lib/imports/mutations.ts";
import { handle } from "../../../handle.ts";

type Context = RouteContext<"/api/imports/[importId]/pairing">;

/** Saves a pairing while it is worked on. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async (body) => {
    const actor = await authorize("article.import");
    const importId = importIdInput.parse((await params).importId);
    const { person, ...save } = pairingSaveInput.parse(body);
    if (person !== actor.id) throw new DomainError("signed_out");
    return savePairing(actor, { importId, ...save });
  });
}
