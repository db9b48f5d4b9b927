import { BlockList, isIP } from "node:net";

/**
 * Where an IP address lies: `public` on the internet; `local` on this machine
 * or the network around it; `never` where no service is: nowhere, everywhere,
 * and link-local addresses, at which cloud machines keep their secrets.
 */
export type Place = "public" | "local" | "never";

const never = listOf(
  ["0.0.0.0", 8],
  ["169.254.0.0", 16],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["::", 128],
  ["fe80::", 10],
  ["ff00::", 8],
);

/** RFC 1918, 6598, 6890 and 4193, and what is reserved for documentation and measurements. */
const local = listOf(
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["::1", 128],
  ["fc00::", 7],
  ["fec0::", 10],
  ["2001:db8::", 32],
);

/** IPv6 prefixes with an IPv4 address behind them, and where in the eight groups it begins. */
const embedding = [
  [listOf(["::ffff:0:0", 96]), 6],
  [listOf(["::", 96]), 6],
  [listOf(["64:ff9b::", 96]), 6],
  [listOf(["2002::", 16]), 1],
] as const;

/** The place of `address`, an IPv4 or IPv6 address in any spelling; what is none is `never`. */
export function placeOf(address: string): Place {
  const family = isIP(address);
  if (family === 0 || address.includes("%")) return "never";
  const type = family === 4 ? "ipv4" : "ipv6";
  if (never.check(address, type)) return "never";
  if (local.check(address, type)) return "local";
  if (type === "ipv4") return "public";
  const found = embedding.find(([prefix]) => prefix.check(address, "ipv6"));
  return found ? placeOf(embeddedAddress(address, found[1])) : "public";
}

function embeddedAddress(address: string, group: number): string {
  const groups = groupsOf(address).slice(group, group + 2);
  return groups.flatMap((value) => [value >> 8, value & 255]).join(".");
}

/** The eight groups of an IPv6 address. The URL parser writes every spelling in one way. */
function groupsOf(address: string): number[] {
  const plain = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = "", tail] = plain.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(missing).fill("0"), ...after].map((group) => Number.parseInt(group, 16));
}

function listOf(...subnets: readonly (readonly [address: string, prefix: number])[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets) list.addSubnet(address, prefix, isIP(address) === 4 ? "ipv4" : "ipv6");
  return list;
}
