import { clientAddress } from "#lib/auth/address.ts";
import { canSomewhere } from "#lib/auth/policy.ts";
import { findCurrentActor, openSession } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { signInAgainInput } from "#lib/people/input.ts";
import { signInWithPassword } from "#lib/people/password-mutations.ts";
import { handle } from "../handle.ts";

/** Who is signed in: `{id, name, desk}`, or null. Public pages ask, because they are the same for everybody. */
export function GET(request: Request): Promise<Response> {
  return handle(request, async () => {
    const actor = await findCurrentActor();
    return actor && { id: actor.id, name: actor.name, desk: canSomewhere(actor, "desk.visit") };
  });
}

/** Signs in over a page whose session has ended. Answers who it is, so that the page goes on only for the same person. */
export function POST(request: Request): Promise<Response> {
  return handle(request, async (body) => {
    const { email, password } = signInAgainInput.parse(body);
    const { headers: sent } = request;
    const userAgent = sent.get("user-agent") ?? "";
    const started = await signInWithPassword({ email, password, address: clientAddress(sent), userAgent });
    if (!started) throw new DomainError("sign_in_failed");
    await openSession(started.sessionId);
    return { id: started.userId };
  });
}
