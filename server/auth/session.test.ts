import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";

const secret = "a secret of the tests, long enough to be one";
vi.stubEnv("SAMRAD_SECRET", secret);
const { sessionFrom } = await import("./session.ts");

const token = (
  claims: Record<string, unknown>,
  key: string = secret,
  maxAge = 60,
): Promise<string> => encode({ token: claims, secret: key, maxAge });

test("a session says who, and which version of their sessions", async () => {
  expect(await sessionFrom(await token({ sub: "karin", version: 3 }))).toEqual({
    kind: "open",
    claims: { sub: "karin", version: 3 },
  });
});

test("nobody is told apart from a session that has run out, so that the page can say which it was", async () => {
  expect(await sessionFrom(undefined)).toEqual({ kind: "none" });
  expect(await sessionFrom("")).toEqual({ kind: "none" });
  expect(await sessionFrom(await token({ sub: "karin", version: 1 }, secret, -3600))).toEqual({
    kind: "ended",
  });
});

const unusable: readonly (readonly [string, () => Promise<string>])[] = [
  ["of another secret", () => token({ sub: "karin", version: 1 }, "another secret, just as long")],
  ["made up", async () => "not.a.token"],
  ["without a version", () => token({ sub: "karin" })],
  ["with a version that is text", () => token({ sub: "karin", version: "1" })],
  ["without a person", () => token({ version: 1 })],
];

test.each(unusable)("a session %s opens nothing", async (_what, make) => {
  expect(await sessionFrom(await make())).toEqual({ kind: "ended" });
});
