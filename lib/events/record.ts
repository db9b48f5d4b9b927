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
  await tx.insert(events).values(eventRow(actor, kind, about));
}

/** As `recordEvent`, of one kind about many things at once. */
export async function recordEvents(
  actor: { readonly id: string | null },
  kind: EventKind,
  subjects: readonly EventSubject[],
  tx: Database,
): Promise<void> {
  for (let from = 0; from < subjects.length; from += 1_000) {
    await tx.insert(events).values(subjects.slice(from, from + 1_000).map((about) => eventRow(actor, kind, about)));
  }
}

function eventRow(actor: { readonly id: string | null }, kind: EventKind, about: EventSubject) {
  return {
    actorId: actor.id,
    kind,
    articleId: about.articleId ?? null,
    locale: about.locale ?? null,
    subject: about.subject ?? null,
    details: about.details ?? {},
  };
}
