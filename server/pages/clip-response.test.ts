import { expect, test } from "vitest";
import { byteRange } from "./byte-range.ts";
import { clipResponse } from "./clip-response.ts";

const audio = Uint8Array.from({ length: 100 }, (_, index) => index);
const clip = { type: "audio/mpeg", hash: "ab".repeat(32), audio, isPublic: true } as const;
const ask = (headers: Record<string, string> = {}, rest = {}) =>
  clipResponse(new Request("http://localhost/sv/clip/a", { headers }), { ...clip, ...rest });
const bytesOf = async (response: Response) => [...new Uint8Array(await response.arrayBuffer())];

test("a recording is sent whole, as sound, and kept for a year", async () => {
  const response = ask();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "audio/mpeg",
    "content-length": "100",
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    etag: `"${"ab".repeat(16)}"`,
  });
  expect(await bytesOf(response)).toEqual([...audio]);
});

test("a draft is kept by nobody but the one who records it", () => {
  expect(ask({}, { isPublic: false }).headers.get("cache-control")).toContain("private");
});

test("who has it need not have it again", () => {
  expect(ask({ "if-none-match": `W/"x", "${"ab".repeat(16)}"` }).status).toBe(304);
  expect(ask({ "if-none-match": '"other"' }).status).toBe(200);
});

test("a telephone asks for the first two bytes, and then for the rest", async () => {
  const first = ask({ range: "bytes=0-1" });
  expect([first.status, first.headers.get("content-range")]).toEqual([206, "bytes 0-1/100"]);
  expect(first.headers.get("content-length")).toBe("2");
  expect(await bytesOf(first)).toEqual([0, 1]);
  expect(await bytesOf(ask({ range: "bytes=98-" }))).toEqual([98, 99]);
});

test("a part of another recording than the one that it began with is not sent", () => {
  expect(ask({ range: "bytes=0-1", "if-range": '"other"' }).status).toBe(200);
  expect(ask({ range: "bytes=0-1", "if-range": `"${"ab".repeat(16)}"` }).status).toBe(206);
});

test("what is not there is refused with the length of what is", () => {
  const response = ask({ range: "bytes=100-" });
  expect([response.status, response.headers.get("content-range")]).toEqual([416, "bytes */100"]);
});

test.each([
  [null, "all"],
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=10-19", { first: 10, last: 19 }],
  ["bytes=90-200", { first: 90, last: 99 }],
  ["bytes=-5", { first: 95, last: 99 }],
  ["bytes=-500", { first: 0, last: 99 }],
  ["Bytes = 5 - 6", { first: 5, last: 6 }],
  ["bytes=-0", "beyond"],
  ["bytes=100-101", "beyond"],
  ["bytes=5-4", "all"],
  ["bytes=-", "all"],
  ["bytes=0-1,5-6", "all"],
  ["lines=0-1", "all"],
  ["bytes=a-b", "all"],
  ["bytes=0-99999999999999999999", "all"],
] as const)("%s of a hundred bytes is %o", (header, expected) => {
  expect(byteRange(header, 100)).toEqual(expected);
});
