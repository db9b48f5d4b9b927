import "server-only";
import { isDeepStrictEqual } from "node:util";
import { eq, sql } from "drizzle-orm";
import type { Authorized } from "#lib/auth/policy.ts";
import { type Database, database } from "#lib/db/client.ts";
import { machineSettings } from "#lib/db/schema/machine.ts";
import { DomainError } from "#lib/errors.ts";
import { recordEvent } from "#lib/events/record.ts";
import { seal } from "#lib/secrets/seal.ts";
import { getMachineSettings } from "./queries.ts";
import { keepsKey, type MachineSettings } from "./settings.ts";

/** `key`: a new one, or empty. `forgetKey`: the one there is goes. */
export type WantedMachineSettings = Omit<MachineSettings, "hasKey"> & {
  readonly key: string;
  readonly forgetKey: boolean;
};

/**
 * Replaces the settings. A key stays when none is given, but only for the server
 * it was given for. Throws `settings_outdated` when somebody has saved since
 * `version`. The event says which settings changed and never a key.
 */
export async function saveMachineSettings(
  actor: Authorized<"newsroom.configure">,
  wanted: WantedMachineSettings,
  db: Database = database,
): Promise<void> {
  const { key, forgetKey, version, ...settings } = wanted;
  await db.transaction(async (tx) => {
    await tx.insert(machineSettings).values({}).onConflictDoNothing();
    await tx.select({ id: machineSettings.id }).from(machineSettings).for("update");
    const before = await getMachineSettings(tx);
    if (before.version !== version) throw new DomainError("settings_outdated");

    const kept = !forgetKey && keepsKey(before, settings);
    const row = { ...settings, pairs: [...settings.pairs], version: sql`${machineSettings.version} + 1` };
    const sealed = key === "" ? (kept ? {} : { sealedKey: null }) : { sealedKey: seal(key, "machine-translation") };
    await tx
      .update(machineSettings)
      .set({ ...row, ...sealed })
      .where(eq(machineSettings.version, version));
    const hasKey = key !== "" || (kept && before.hasKey);
    const changed = differences(before, { ...settings, hasKey });
    const details = key === "" ? changed : { ...changed, key: "replaced" };
    await recordEvent(actor, "machine.configured", { details }, tx);
  });
}

function differences(before: MachineSettings, after: Omit<MachineSettings, "version">): Record<string, unknown> {
  const names = Object.keys(after) as (keyof typeof after)[];
  return Object.fromEntries(
    names
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name) => [name, { before: before[name], after: after[name] }]),
  );
}
