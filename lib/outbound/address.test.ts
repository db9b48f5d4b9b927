import { expect, test } from "vitest";
import { placeOf } from "./address.ts";

for (const [address, expected] of [
  ["8.8.8.8", "public"],
  ["172.32.0.1", "public"],
  ["2606:4700:4700::1111", "public"],
  ["::ffff:8.8.8.8", "public"],
  ["64:ff9b::808:808", "public"],
  ["127.0.0.1", "local"],
  ["127.9.9.9", "local"],
  ["10.1.2.3", "local"],
  ["172.31.255.255", "local"],
  ["192.168.0.10", "local"],
  ["100.64.0.1", "local"],
  ["::1", "local"],
  ["0:0:0:0:0:0:0:1", "local"],
  ["fd12:3456::1", "local"],
  ["::ffff:127.0.0.1", "local"],
  ["::ffff:7f00:1", "local"],
  ["64:ff9b::7f00:1", "local"],
  ["2002:7f00:1::", "local"],
  ["169.254.169.254", "never"],
  ["::ffff:169.254.169.254", "never"],
  ["64:ff9b::a9fe:a9fe", "never"],
  ["fe80::1", "never"],
  ["fe80::1%eth0", "never"],
  ["0.0.0.0", "never"],
  ["::", "never"],
  ["255.255.255.255", "never"],
  ["239.1.1.1", "never"],
  ["ff02::1", "never"],
  ["localhost", "never"],
  ["", "never"],
] as const) {
  test(`${address || "nothing"} is ${expected}`, () => expect(placeOf(address)).toBe(expected));
}
