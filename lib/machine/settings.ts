import { deeplAddress } from "./deepl.ts";
import type { ServiceName } from "./service.ts";

export type LocalePair = { readonly sourceLocale: string; readonly targetLocale: string };

/** Up to which share of a translation may be left as the machine made it, and what happens above it. */
export type MachineLimit = {
  /** Percent. Above it publication warns. */
  readonly unchangedLimit: number;
  /** Above it publication is refused as well. */
  readonly blocks: boolean;
};

/** Who makes machine drafts for which pairs. The key is nowhere in it: only whether there is one. */
export type MachineSettings = MachineLimit & {
  /** Null: nobody. */
  readonly service: ServiceName | null;
  /** As the administrator gave it; empty for DeepL's own server. */
  readonly address: string;
  readonly hasKey: boolean;
  readonly model: string;
  /** The service is on the newsroom's own network. */
  readonly localAllowed: boolean;
  readonly pairs: readonly LocalePair[];
  readonly version: number;
};

/** Before anybody configured it: no service, and the limit that holds for drafts people bring from elsewhere. */
export const initialMachineSettings: MachineSettings = {
  service: null,
  address: "",
  hasKey: false,
  model: "",
  localAllowed: false,
  pairs: [],
  unchangedLimit: 70,
  blocks: false,
  version: 1,
};

/** Whether drafts can be had for a pair of locales. */
export function isOffered(settings: Pick<MachineSettings, "service" | "pairs">, pair: LocalePair): boolean {
  return settings.service !== null && settings.pairs.some((offered) => samePair(offered, pair));
}

/** Every pair that the newsroom's locales make, in their order. */
export function listPairs(locales: readonly string[]): LocalePair[] {
  return locales.flatMap((sourceLocale) =>
    locales.flatMap((targetLocale) => (sourceLocale === targetLocale ? [] : [{ sourceLocale, targetLocale }])),
  );
}

/** `zh>en`: a pair as a form's field. */
export function pairCode({ sourceLocale, targetLocale }: LocalePair): string {
  return `${sourceLocale}>${targetLocale}`;
}

export function samePair(a: LocalePair, b: LocalePair): boolean {
  return a.sourceLocale === b.sourceLocale && a.targetLocale === b.targetLocale;
}

/**
 * Whether a key that was given for `before` may go to `after`: only ever to the
 * same server of the same service. Otherwise whoever may change the address
 * could have the key sent to one of their own.
 */
export function keepsKey(
  before: Pick<MachineSettings, "service" | "address">,
  after: Pick<MachineSettings, "service" | "address">,
): boolean {
  return before.service === after.service && originOf(before) === originOf(after);
}

/** The address requests go to: the given one without slashes at its end. */
export function serverAddress(
  { service, address }: Pick<MachineSettings, "service" | "address">,
  key: string | null,
): string {
  return address === "" && service === "deepl" ? deeplAddress(key) : address.replace(/\/+$/, "");
}

function originOf({ address }: Pick<MachineSettings, "address">): string {
  return URL.canParse(address) ? new URL(address).origin : "";
}
