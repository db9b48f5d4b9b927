import "server-only";
import type { Database } from "#lib/db/client.ts";
import { events } from "#lib/db/schema/operations.ts";
import type { EventKind } from "./event.ts";

/** What an event is about. `details` hold no secrets: administrators read them. */
export type EventSubject = {
  readonly articleId?: string;
  readonly locale?: string;
  readonly subject?: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Adds an event in the caller's transaction, so that it stands exactly when the change does. */
export async function recordEvent(
  actor: { readonly id: string | null },
  kind: EventKind,
  about: EventSubject,
  tx: Database,
): Promise<void> {
  await tx.insert(events).values({
    actorId: actor.id,
    kind,
    articleId: about.articleId ?? null,
    locale: about.locale ?? null,
    subject: about.subject ?? null,
    details: about.details ?? {},
  });
}
