import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  absoluteLimit,
  idleLimit,
  renewedToken,
  secondsOf,
  sessionOfToken,
  sessionToken,
} from "./session-token.ts";

const secret = "a secret of the tests, long enough to be one";
const morning = new Date("2026-11-23T07:00:00Z");
const started = secondsOf(morning);
const karin = { sub: "karin", version: 3, started };

// The library reads the clock by itself.
beforeEach(() => void vi.useFakeTimers({ now: morning }));
afterEach(() => void vi.useRealTimers());

const later = (seconds: number): Date => {
  vi.setSystemTime(new Date(morning.getTime() + seconds * 1000));
  return new Date();
};
const read = (token: string | undefined) => sessionOfToken(token, secret, new Date());

test("a session says who, which version of their sessions, and when it began", async () => {
  expect(await read(await sessionToken(karin, secret, morning))).toEqual({
    kind: "open",
    claims: karin,
  });
});

test("after the password alone it is half, for ten minutes", async () => {
  const token = await sessionToken({ ...karin, step: "password" }, secret, morning);
  expect(await read(token)).toMatchObject({ kind: "half" });
  later(599);
  expect(await read(token)).toMatchObject({ kind: "half" });
  // Whoever only looks at the page that asks for the code gets no further time for it.
  expect(await renewedToken(token, secret, new Date())).toBeNull();
  later(601);
  expect(await read(token)).toEqual({ kind: "ended" });
  expect(await renewedToken(token, secret, new Date())).toBeNull();
});

test("what somebody else made half is never whole", async () => {
  const token = await encode({
    token: { sub: "karin", version: 1, step: "anything" },
    secret,
    maxAge: 60,
  });
  expect(await read(token)).toMatchObject({ kind: "half" });
});

test("without a page asked for it ends after the idle time", async () => {
  const token = await sessionToken(karin, secret, morning);
  later(idleLimit - 60);
  expect(await read(token)).toMatchObject({ kind: "open" });
  later(idleLimit + 60);
  expect(await read(token)).toEqual({ kind: "ended" });
});

test("in use it goes on until the day is over, and no longer", async () => {
  let token = await sessionToken(karin, secret, morning);
  let lasted = 0;
  for (let seconds = 0; seconds < 2 * absoluteLimit; seconds += 1800) {
    const now = later(seconds);
    if ((await read(token)).kind !== "open") break;
    lasted = seconds;
    token = (await renewedToken(token, secret, now)) ?? token;
  }
  expect(lasted).toBe(absoluteLimit - 1800);
});

test("it is not written anew with every page", async () => {
  const token = await sessionToken(karin, secret, morning);
  expect(await renewedToken(token, secret, later(240))).toBeNull();
  expect(await renewedToken(token, secret, later(301))).not.toBeNull();
});

test("nobody is told apart from a session that has run out, so that the page can say which it was", async () => {
  expect(await read(undefined)).toEqual({ kind: "none" });
  expect(await read("")).toEqual({ kind: "none" });
});

const token = (claims: Record<string, unknown>, key: string = secret): Promise<string> =>
  encode({ token: claims, secret: key, maxAge: 60 });
const unusable: readonly (readonly [string, () => Promise<string>])[] = [
  ["of another secret", () => token({ sub: "karin", version: 1 }, "another secret, just as long")],
  ["made up", async () => "not.a.token"],
  ["without a version", () => token({ sub: "karin" })],
  ["with a version that is text", () => token({ sub: "karin", version: "1" })],
  ["without a person", () => token({ version: 1 })],
];

test.each(unusable)("a session %s opens nothing", async (_what, make) => {
  expect(await read(await make())).toEqual({ kind: "ended" });
});
