import { authorize } from "#lib/auth/session.ts";
import { DomainError } from "#lib/errors.ts";
import { targetSaveInput, unitRefInput } from "#lib/translations/input.ts";
import { confirmUnit, saveTarget } from "#lib/translations/mutations.ts";
import { handle } from "../../../../../handle.ts";

type Context = RouteContext<"/api/articles/[articleId]/[target]/units/[segmentId]">;

/** Saves a sentence while somebody types; `confirm` says that they stand by it. */
export async function PUT(request: Request, { params }: Context) {
  return handle(
    request,
    async (body) => {
      const actor = await authorize("translation.write", (await params).target);
      const { target: _target, ...unit } = unitRefInput.parse(await params);
      const { confirm, person, ...save } = targetSaveInput.parse(body);
      if (actor.id !== person) throw new DomainError("signed_out");
      return confirm ? confirmUnit(actor, { ...unit, ...save }) : saveTarget(actor, { ...unit, ...save });
    },
    300_000,
  );
}
