import { DomainError } from "#lib/errors.ts";
import type { Newsroom } from "#lib/newsroom/newsroom.ts";
import type { Actor } from "./policy.ts";

/** Whether this newsroom lets people approve their own translations and terms and accept their own corrections. */
export function mayDecideOnOwn(newsroom: Pick<Newsroom, "ownWorkAllowed">): boolean {
  return newsroom.ownWorkAllowed;
}

/**
 * Whether `actor` is about to decide on their own work and this newsroom lets
 * them: then the caller records `own_work.allowed` beside the decision. False
 * when none of `authors` is the actor. Throws `refusal` when one is and the
 * newsroom asks for a second pair of eyes.
 */
export function decidesOnOwn(
  actor: Pick<Actor, "id">,
  authors: readonly (string | null)[],
  newsroom: Pick<Newsroom, "ownWorkAllowed">,
  refusal: "own_translation" | "own_correction" | "own_term",
): boolean {
  if (actor.id === null || !authors.includes(actor.id)) return false;
  if (!mayDecideOnOwn(newsroom)) throw new DomainError(refusal);
  return true;
}
