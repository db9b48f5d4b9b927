import { clientAddress } from "#lib/auth/address.ts";
import { grant, reader } from "#lib/auth/policy.ts";
import { findCurrentActor } from "#lib/auth/session.ts";
import { suggestionInput } from "#lib/corrections/input.ts";
import { suggestCorrection } from "#lib/corrections/suggestion-mutations.ts";
import { handle } from "../handle.ts";

const mostBytes = 40_000;

/** A reader's suggestion, with or without an account. */
export async function POST(request: Request): Promise<Response> {
  return handle(
    request,
    async (body) => {
      const suggestion = suggestionInput.parse(body);
      const actor = grant((await findCurrentActor()) ?? reader, "correction.suggest");
      return suggestCorrection(actor, { ...suggestion, address: clientAddress(request.headers) });
    },
    mostBytes,
  );
}
