import { expect, test } from "vitest";
import { readEnv } from "./env.ts";

const secret = "a secret of thirty-two characters";

test("without any variable the embedded database and port 3000 are used", () => {
  expect(readEnv({})).toEqual({
    production: false,
    port: 3000,
    databaseUrl: null,
    urnDatabaseUrl: null,
    requireTotp: false,
    workBits: 16,
    proxies: 0,
    dataFolder: "./data",
    secret: null,
    address: "http://localhost:3000",
    openIdConnect: null,
    mail: {
      transport: "files",
      smtpUrl: null,
      from: { name: "", address: "nobody@localhost" },
      perMinute: 120,
    },
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
  ["a server without an urn", { DATABASE_URL: "postgresql://a@h/office" }, "URN_DATABASE_URL"],
  ["an urn without its server", { URN_DATABASE_URL: "postgresql://a@h/urn" }, "DATABASE_URL"],
  [
    "one database for both, whoever signs in there",
    {
      DATABASE_URL: "postgresql://office@h/samrad",
      URN_DATABASE_URL: "postgresql://urn@h:5432/samrad?sslmode=require",
    },
    "URN_DATABASE_URL",
  ],
  ["a required server that is not named", { REQUIRE_POSTGRES: "1" }, "DATABASE_URL"],
  ["a mail server without a sender", { SMTP_URL: "smtps://mail.example.org" }, "MAIL_FROM"],
  ["a mail server that is none", { SMTP_URL: "https://mail.example.org/send" }, "SMTP_URL"],
  ["mail by a server that is not named", { MAIL_TRANSPORT: "smtp" }, "SMTP_URL"],
  ["a sender with a line break", { MAIL_FROM: "A\r\nBcc: b@c.se <a@b.se>" }, "MAIL_FROM"],
  ["a sender that cannot be answered", { MAIL_FROM: "Region Exempel" }, "MAIL_FROM"],
  ["a list of proxies instead of their number", { SAMRAD_PROXIES: "10.0.0.1" }, "SAMRAD_PROXIES"],
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

test("mail goes by the server that is named, from the sender that is named", () => {
  const url = "smtps://user:pass%40word@mail.example.org:465";
  const read = readEnv({ SMTP_URL: url, MAIL_FROM: '"Region Exempel" <Samrad@example.org>' });
  expect(read).toMatchObject({
    mail: {
      transport: "smtp",
      smtpUrl: url,
      from: { name: "Region Exempel", address: "samrad@example.org" },
    },
  });
});
