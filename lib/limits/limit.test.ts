import { expect, test } from "vitest";
import { networkOf } from "./limit.ts";

for (const [address, expected] of [
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1:2:3:4", "fe80:0:0:0::/64"],
  ["unknown", "unknown"],
] as const) {
  test(`${address} counts as ${expected}`, () => expect(networkOf(address)).toBe(expected));
}
