import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import { hashPassword } from "#lib/auth/password.ts";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { newsroom } from "#lib/db/schema/newsroom.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { addFirstAdministrator } from "#lib/people/mutations.ts";
import type { StartedSession } from "#lib/people/password-mutations.ts";
import { assertStrongPassword } from "#lib/people/password-rule.ts";
import { isSetUp } from "#lib/people/queries.ts";
import { invalidatePages, purgePages } from "#lib/publishing/purge.ts";
import { startSession } from "#lib/sessions/mutations.ts";
import { initialNewsroom, type Newsroom, type TextByUiLocale } from "./newsroom.ts";
import { findUsed } from "./queries.ts";

/**
 * Sets an empty newsroom up: its settings and one administrator, who may do
 * everything there is to do and is signed in. Of several visitors at once one
 * succeeds. Throws `already_set_up` or `weak_password`.
 */
export async function setUpNewsroom(
  wanted: {
    readonly newsroomName: TextByUiLocale;
    readonly locales: readonly string[];
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly userAgent: string;
  },
  db: Database = database,
): Promise<StartedSession> {
  if (await isSetUp(db)) throw new DomainError("already_set_up");
  assertStrongPassword(wanted.password, wanted);
  const passwordHash = await hashPassword(wanted.password);

  const started = await db.transaction(async (tx) => {
    // Visitors queue for the newsroom's one row; whoever comes second finds somebody here.
    await lockNewsroom(tx);
    const { newsroomName, locales, name, email, userAgent } = wanted;
    const administrator = await addFirstAdministrator({ name, email, passwordHash }, tx);
    await tx.update(newsroom).set({ name: newsroomName, locales: [...locales] });
    await recordEvent(administrator, "newsroom.set_up", { subject: administrator.id }, tx);
    await invalidatePages(["site"], tx);
    return { userId: administrator.id, sessionId: await startSession(administrator, userAgent, tx) };
  });
  purgePages(["site"]);
  return started;
}

/**
 * Replaces the settings. Throws `settings_outdated` when somebody has saved since
 * `version`, `locale_in_use` or `section_in_use` with the `locale` or `section`
 * that has texts and would be lost.
 */
export async function saveNewsroom(
  actor: Authorized<"newsroom.configure">,
  wanted: Newsroom,
  db: Database = database,
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await lockNewsroom(tx);
    if (before.version !== wanted.version) throw new DomainError("settings_outdated");
    await assertNothingUsedIsLost(before, wanted, tx);

    const { name, description, locales, sections, ownWorkAllowed } = wanted;
    await tx
      .update(newsroom)
      .set({
        name,
        description,
        locales: [...locales],
        sections: [...sections],
        ownWorkAllowed,
        version: sql`${newsroom.version} + 1`,
      })
      .where(eq(newsroom.version, wanted.version));
    await recordEvent(actor, "newsroom.changed", { details: differences(before, wanted) }, tx);
    await invalidatePages(["site"], tx);
  });
  purgePages(["site"]);
}

/** The settings as they are, made if there are none yet, and nobody else's until the transaction ends. */
async function lockNewsroom(tx: Database): Promise<Newsroom> {
  const { name, description, locales, sections, ownWorkAllowed } = initialNewsroom;
  await tx
    .insert(newsroom)
    .values({ name, description, locales: [...locales], sections: [...sections], ownWorkAllowed })
    .onConflictDoNothing();
  const [row] = await tx.select().from(newsroom).for("update");
  if (!row) throw new Error("the newsroom's row is gone");
  return row;
}

async function assertNothingUsedIsLost(before: Newsroom, after: Newsroom, tx: Database): Promise<void> {
  const used = await findUsed(tx);
  const locale = used.locales.find((tag) => before.locales.includes(tag) && !after.locales.includes(tag));
  if (locale) throw new DomainError("locale_in_use", { locale });
  const keys = after.sections.map(({ key }) => key);
  const section = before.sections.find(({ key }) => used.sections.includes(key) && !keys.includes(key));
  if (section) throw new DomainError("section_in_use", { section: section.key });
}

function differences(before: Newsroom, after: Newsroom): Record<string, unknown> {
  const settings = ["name", "description", "locales", "sections", "ownWorkAllowed"] as const;
  return Object.fromEntries(
    settings
      .filter((key) => !isDeepStrictEqual(before[key], after[key]))
      .map((key) => [key, { before: before[key], after: after[key] }]),
  );
}
