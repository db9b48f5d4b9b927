/** At most `count` attempts by the same one within `minutes`, from the first of them. */
export type Limit = { readonly name: string; readonly count: number; readonly minutes: number };

/** Wrong passwords for one account, wherever they come from. */
export const signInsPerAccount: Limit = { name: "sign-in-account", count: 10, minutes: 15 };

/** Wrong passwords from one address, whoever they are for: a whole newsroom may share it. */
export const signInsPerAddress: Limit = { name: "sign-in-address", count: 40, minutes: 15 };

/** Machine drafts one person asks for sentence by sentence: more than anybody reads. */
export const machineDrafts: Limit = { name: "machine-drafts", count: 200, minutes: 10 };

/**
 * What an address counts as: itself, or for IPv6 the /64 that one customer has
 * to themselves. Anything else stands for itself.
 */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!plain.includes(":")) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":").length : 0;
  const missing = tail === undefined ? 0 : Math.max(8 - groups.length - after, 0);
  const all = [...groups, ...Array<string>(missing).fill("0"), ...(tail ? tail.split(":") : [])];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
