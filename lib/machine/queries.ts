import "server-only";
import { sql } from "drizzle-orm";
import { type Database, database } from "#lib/db/client.ts";
import { machineSettings } from "#lib/db/schema/machine.ts";
import { open } from "#lib/secrets/seal.ts";
import { MachineFailure } from "./failure.ts";
import type { Connection } from "./service.ts";
import { initialMachineSettings, type MachineLimit, type MachineSettings, serverAddress } from "./settings.ts";

const columns = {
  service: machineSettings.service,
  address: machineSettings.address,
  hasKey: sql<boolean>`${machineSettings.sealedKey} is not null`,
  model: machineSettings.model,
  localAllowed: machineSettings.localAllowed,
  pairs: machineSettings.pairs,
  unchangedLimit: machineSettings.unchangedLimit,
  blocks: machineSettings.blocks,
  version: machineSettings.version,
};

/** The settings, or what a newsroom begins with. The key is not among them. */
export async function getMachineSettings(db: Database = database): Promise<MachineSettings> {
  const [row] = await db.select(columns).from(machineSettings);
  return row ?? initialMachineSettings;
}

/** How much of a translation may be the machine's alone. */
export async function getMachineLimit(db: Database = database): Promise<MachineLimit> {
  const { unchangedLimit, blocks } = await getMachineSettings(db);
  return { unchangedLimit, blocks };
}

/** How to reach the service, key included: for whoever sends a request this moment, and for nobody's screen. */
export type OpenConnection = { readonly connection: Connection; readonly localAllowed: boolean };

/** The connection as it is configured, or null when there is none. Throws MachineFailure when its key does not open. */
export async function findConnection(db: Database = database): Promise<OpenConnection | null> {
  const [row] = await db.select({ ...columns, sealedKey: machineSettings.sealedKey }).from(machineSettings);
  if (!row?.service) return null;
  const key = row.sealedKey === null ? null : open(row.sealedKey, "machine-translation");
  if (row.sealedKey !== null && key === null) throw new MachineFailure("key_unreadable");
  if (row.service === "deepl" && key === null) throw new MachineFailure("key_missing");
  const { service, model, localAllowed } = row;
  return { connection: { service, address: serverAddress(row, key), key, model }, localAllowed };
}
