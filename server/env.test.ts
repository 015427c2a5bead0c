import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const secret = "a secret of thirty-two characters";

test("without any variable the embedded database and port 3000 are used", () => {
  expect(readEnv({})).toEqual({
    production: false,
    port: 3000,
    databaseUrl: null,
    dataFolder: "./data",
    secret: null,
    address: "http://localhost:3000",
    openIdConnect: null,
  });
});

test("what is set to nothing counts as not set", () => {
  expect(readEnv({ DATABASE_URL: "", NEXTAUTH_URL: " ", OIDC_ISSUER: "" })).toEqual(readEnv({}));
});

test("everything that is wrong is said at once, and no value is repeated", () => {
  const problems = readEnv({
    NODE_ENV: "production",
    PORT: "a port",
    DATABASE_URL: "mysql://user:password@host/database",
    NEXTAUTH_URL: "not an address",
  });
  expect(problems).toEqual([
    expect.stringMatching(/^PORT: /),
    expect.stringMatching(/^DATABASE_URL: /),
    expect.stringMatching(/^NEXTAUTH_URL: /),
  ]);
  expect(JSON.stringify(problems)).not.toContain("password");
});

test.each([
  ["a server without a secret", { NODE_ENV: "production" }, "SAMRAD_SECRET"],
  ["a secret that can be guessed", { SAMRAD_SECRET: "secret" }, "SAMRAD_SECRET"],
  ["a required server that is not named", { REQUIRE_POSTGRES: "1" }, "DATABASE_URL"],
  ["half an OpenID Connect", { OIDC_ISSUER: "https://id.example" }, "OIDC_CLIENT_ID"],
])("%s is refused", (_what, variables, named) => {
  const problems = readEnv(variables);
  expect(Array.isArray(problems)).toBe(true);
  expect(JSON.stringify(problems)).toContain(`"${named}: `);
});

test("the build needs no secret, and the older name of the secret is understood", () => {
  const building = { NODE_ENV: "production", NEXT_PHASE: "phase-production-build" };
  expect(readEnv(building)).toMatchObject({ production: true, secret: null });
  expect(readEnv({ NEXTAUTH_SECRET: secret })).toMatchObject({ secret });
});
