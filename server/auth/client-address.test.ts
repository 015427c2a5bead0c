import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

const socket = "192.0.2.1";

test.each([
  ["no proxy: the connection counts, whatever is sent", "203.0.113.9", 0, socket],
  ["no proxy and no header", undefined, 0, socket],
  ["one proxy: what it wrote itself", "203.0.113.9", 1, "203.0.113.9"],
  [
    "one proxy: what the sender wrote before is not believed",
    "1.1.1.1, 203.0.113.9",
    1,
    "203.0.113.9",
  ],
  ["two proxies: what the outer one wrote", "1.1.1.1,2001:db8::7, 198.51.100.3", 2, "2001:db8::7"],
  ["past the outer of two proxies", "203.0.113.9", 2, socket],
  ["a proxy that wrote none", undefined, 1, socket],
  ["an entry that is no address", "1.1.1.1, unknown", 1, socket],
])("%s", (_what, forwarded, proxies, address) => {
  expect(clientAddress(socket, forwarded, proxies)).toBe(address);
});

test("a connection that has gone has no address", () => {
  expect(clientAddress(undefined, "203.0.113.9", 0)).toBe("");
});
