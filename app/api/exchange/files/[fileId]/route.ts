import { z } from "zod";
import { authorize } from "#lib/auth/session.ts";
import { findApplying } from "#lib/interchange/received-queries.ts";
import { handle } from "../../../handle.ts";

type Context = RouteContext<"/api/exchange/files/[fileId]">;

/** How far a file is that is being applied. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return handle(request, async () => {
    const actor = await authorize("desk.visit");
    return findApplying(actor, z.guid().parse((await params).fileId));
  });
}
