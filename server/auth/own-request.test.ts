import { expect, test } from "vitest";
import { isForeign } from "./own-request.ts";

const own = "https://samrad.example";
const asked = (headers: Record<string, string>) => ({
  headers: new Headers({ host: "samrad.example", ...headers }),
});

test.each([
  ["a form of our own page", { origin: own, "sec-fetch-site": "same-origin" }],
  ["a browser that says no more than where from", { origin: own }],
  ["an address that somebody typed or sent again", { "sec-fetch-site": "none" }],
  ["what is no browser", {}],
  ["behind a proxy with a name of its own", { host: "inner:3000", origin: own }],
  [
    "behind a proxy, under another name that is ours",
    { host: "inner", "x-forwarded-host": "b.example", origin: "https://b.example" },
  ],
])("%s is our own", (_what, headers) => {
  expect(isForeign(asked(headers), own)).toBe(false);
});

test.each([
  ["another site", { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" }],
  ["another site in a browser that says only the origin", { origin: "https://elsewhere.example" }],
  ["another site that hides its origin", { origin: "null" }],
  ["a neighbour under the same domain", { origin: own, "sec-fetch-site": "same-site" }],
  ["another site that leaves the origin out", { "sec-fetch-site": "cross-site" }],
  ["another port of the same machine", { origin: "https://samrad.example:8443" }],
  ["no address at all", { origin: "samrad.example" }],
])("%s is foreign", (_what, headers) => {
  expect(isForeign(asked(headers), own)).toBe(true);
});
