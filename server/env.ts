import { z } from "zod";
import { readEmail } from "#domain/invitation/email-address.ts";

const optional = z
  .string()
  .trim()
  .transform((value) => (value === "" ? undefined : value))
  .optional();

const flag = z
  .enum(["", "0", "1", "true", "false"])
  .default("0")
  .transform((value) => value === "1" || value === "true");

const proxiesMessage = "must be the number of trusted proxies before the server, 0 to 9";

const shape = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    /** Next evaluates pages while it builds; nobody can sign in then. */
    NEXT_PHASE: optional,
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    /** A PostgreSQL server. Without it the embedded database in the data folder is used. */
    DATABASE_URL: optional.refine((url) => url === undefined || /^postgres(ql)?:\/\//.test(url), {
      message: "must begin with postgresql://",
    }),
    /** The urn: another database, with a role of its own, on the same server or another. */
    URN_DATABASE_URL: optional.refine(
      (url) => url === undefined || /^postgres(ql)?:\/\//.test(url),
      {
        message: "must begin with postgresql://",
      },
    ),
    /** An installation that must never fall back to the embedded database by a forgotten variable. */
    REQUIRE_POSTGRES: flag,
    SAMRAD_DATA_DIR: z.string().trim().min(1).default("./data"),
    /** Signs sessions and keys the throttle. */
    SAMRAD_SECRET: optional,
    NEXTAUTH_SECRET: optional,
    /** Organisers sign in with a second step, or may do nothing. */
    SAMRAD_REQUIRE_TOTP: flag,
    /** Zero bits that a browser's proof of work for an open survey must have; 0: none is asked for (decision 013). */
    SAMRAD_WORK_BITS: z.coerce.number().int().min(0).max(24).default(16),
    /** Trusted proxies that every request passes: so many entries of X-Forwarded-For are believed. */
    SAMRAD_PROXIES: z.coerce
      .number({ message: proxiesMessage })
      .int({ message: proxiesMessage })
      .min(0, { message: proxiesMessage })
      .max(9, { message: proxiesMessage })
      .default(0),
    NEXTAUTH_URL: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
    OIDC_ISSUER: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
    OIDC_CLIENT_ID: optional,
    OIDC_CLIENT_SECRET: optional,
    /** The mail server that invitations go by, `smtps://user:password@mail.example.org`; never repeated anywhere. */
    SMTP_URL: optional.refine(
      (url) => url === undefined || (/^smtps?:\/\/[^/]+\/?$/.test(url) && URL.canParse(url)),
      { message: "must look like smtps://user:password@host:port" },
    ),
    /** Who invitations come from and who reads the answers: `Region Exempel <samrad@example.org>`. */
    MAIL_FROM: optional.refine((from) => from === undefined || readSender(from) !== null, {
      message: "must be an e-mail address, or a name and <an address>",
    }),
    /** Where letters go: by SMTP_URL when it is there, else to files in the data folder. */
    MAIL_TRANSPORT: optional.pipe(z.enum(["smtp", "files", "console"]).optional()),
    MAIL_PER_MINUTE: z.coerce.number().int().min(1).max(6_000).default(120),
  })
  .check((context) => {
    for (const [variable, message] of contradictions(context.value)) {
      context.issues.push({ code: "custom", path: [variable], message, input: context.value });
    }
  })
  .transform((variables) => ({
    production: variables.NODE_ENV === "production",
    port: variables.PORT,
    databaseUrl: variables.DATABASE_URL ?? null,
    urnDatabaseUrl: variables.URN_DATABASE_URL ?? null,
    dataFolder: variables.SAMRAD_DATA_DIR,
    secret: variables.SAMRAD_SECRET ?? variables.NEXTAUTH_SECRET ?? null,
    workBits: variables.SAMRAD_WORK_BITS,
    requireTotp: variables.SAMRAD_REQUIRE_TOTP,
    proxies: variables.SAMRAD_PROXIES,
    address: variables.NEXTAUTH_URL ?? `http://localhost:${variables.PORT}`,
    openIdConnect: openIdConnect(variables),
    mail: {
      transport: variables.MAIL_TRANSPORT ?? (variables.SMTP_URL === undefined ? "files" : "smtp"),
      smtpUrl: variables.SMTP_URL ?? null,
      from: readSender(variables.MAIL_FROM ?? "") ?? nobody,
      perMinute: variables.MAIL_PER_MINUTE,
    },
  }));

export type Env = Readonly<z.output<typeof shape>>;

let cached: Env | null = null;

/** The environment, read once. One that cannot be right stops the process and says everything that is wrong with it. */
export const env = (): Env => {
  if (cached !== null) return cached;
  const read = readEnv(process.env);
  if (Array.isArray(read)) {
    process.stderr.write(`Cannot start with this environment:\n${read.map(bullet).join("")}`);
    process.exit(1);
  }
  cached = read as Env;
  return cached;
};

/** The environment, or the list of what is wrong with it. Values are never repeated: some of them are secret. */
export const readEnv = (
  variables: Readonly<Record<string, string | undefined>>,
): Env | readonly string[] => {
  const read = shape.safeParse(variables);
  if (read.success) return read.data;
  return read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

const bullet = (problem: string): string => `  - ${problem}\n`;

interface Variables {
  readonly NODE_ENV: string;
  readonly NEXT_PHASE?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
  readonly URN_DATABASE_URL?: string | undefined;
  readonly REQUIRE_POSTGRES: boolean;
  readonly SAMRAD_SECRET?: string | undefined;
  readonly NEXTAUTH_SECRET?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly SMTP_URL?: string | undefined;
  readonly MAIL_FROM?: string | undefined;
  readonly MAIL_TRANSPORT?: string | undefined;
}

const shortestSecret = 32;

const contradictions = (variables: Variables): [string, string][] => {
  const problems: [string, string][] = [];
  const secret = variables.SAMRAD_SECRET ?? variables.NEXTAUTH_SECRET;
  const serving =
    variables.NODE_ENV === "production" && variables.NEXT_PHASE !== "phase-production-build";

  if (variables.REQUIRE_POSTGRES && variables.DATABASE_URL === undefined) {
    problems.push(["DATABASE_URL", "is missing, and REQUIRE_POSTGRES forbids the embedded one"]);
  }
  if (variables.DATABASE_URL !== undefined && variables.URN_DATABASE_URL === undefined) {
    problems.push(["URN_DATABASE_URL", "is missing: answers are kept apart from invitations"]);
  }
  if (variables.URN_DATABASE_URL !== undefined && variables.DATABASE_URL === undefined) {
    problems.push(["DATABASE_URL", "is missing beside URN_DATABASE_URL"]);
  }
  if (
    variables.DATABASE_URL !== undefined &&
    variables.URN_DATABASE_URL !== undefined &&
    placeOf(variables.DATABASE_URL) === placeOf(variables.URN_DATABASE_URL)
  ) {
    problems.push(["URN_DATABASE_URL", "names the same database as DATABASE_URL"]);
  }
  if (secret === undefined && serving) {
    problems.push(["SAMRAD_SECRET", "is missing: sessions cannot be signed"]);
  }
  if (secret !== undefined && secret.length < shortestSecret) {
    problems.push(["SAMRAD_SECRET", `needs at least ${shortestSecret} characters`]);
  }
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  if (oidc.some((name) => variables[name] !== undefined)) {
    for (const name of oidc) {
      if (variables[name] === undefined) problems.push([name, "is missing beside the others"]);
    }
  }
  if (variables.SMTP_URL !== undefined && variables.MAIL_FROM === undefined) {
    problems.push(["MAIL_FROM", "is missing beside SMTP_URL: letters need a sender"]);
  }
  if (variables.MAIL_TRANSPORT === "smtp" && variables.SMTP_URL === undefined) {
    problems.push(["SMTP_URL", "is missing: MAIL_TRANSPORT asks for it"]);
  }
  return problems;
};

/** Of letters that become files while nobody has said who sends them. */
const nobody = { name: "", address: "nobody@localhost" } as const;

/** `Name <address>`, or an address alone; null for anything else. */
const readSender = (from: string): { readonly name: string; readonly address: string } | null => {
  const [, quoted = "", bracketed] = /^([^<>]*)<([^<>]+)>$/.exec(from.trim()) ?? [];
  const address = readEmail(bracketed ?? from);
  const name = quoted.trim().replace(/^"(.*)"$/, "$1");
  return address === null || /\p{Cc}/u.test(name) ? null : { name, address };
};

/** Which database an address leads to, whoever signs in there. */
const placeOf = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const { hostname, port, pathname, searchParams } = new URL(address);
  return [searchParams.get("host") ?? hostname, port || "5432", pathname].join(" ");
};

const openIdConnect = ({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Variables) =>
  OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined
    ? null
    : { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
