import "server-only";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { OAuthConfig } from "next-auth/providers/oauth";
import type { LanguageCode } from "#domain/language/registry.ts";
import { env } from "#server/env.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";
import { ownAddress } from "./return-path.ts";
import { networkAddress, readDevice } from "./session.ts";
import { cookieLives, cookieOptions, isSecure, sessionCookie } from "./session-cookie.ts";
import { sessionSecret } from "./session-secret.ts";
import { idleLimit, secondsOf } from "./session-token.ts";

declare module "next-auth" {
  interface User {
    sessionVersion?: number;
    /** The code of the moment is asked for next, on a page of ours. */
    step?: "password";
    /** Why the OpenID Connect issuer's word was not enough: `staff:problem.<refusal>`. */
    refusal?: string;
  }
}

/** next-auth finds its own address from the request, so that NEXTAUTH_URL is not needed on localhost. */
process.env.AUTH_TRUST_HOST ??= "true";

/** Made at each request: for the pages' language, and because there is no secret while Next builds. */
export const authOptions = (language: LanguageCode): NextAuthOptions => {
  const signInPage = `/${language}/staff/sign-in`;
  return {
    secret: sessionSecret(),
    useSecureCookies: isSecure(),
    session: { strategy: "jwt", maxAge: cookieLives },
    jwt: { maxAge: idleLimit },
    cookies: { sessionToken: { name: sessionCookie(), options: cookieOptions() } },
    pages: { signIn: signInPage, error: signInPage, signOut: `/${language}/staff` },
    providers: [passwordProvider, ...issuerProvider()],
    callbacks: {
      signIn: ({ user }) =>
        user.refusal === undefined ? true : `${signInPage}?reason=${user.refusal}`,
      // Only who and which version: a name or an e-mail address has no business in a cookie.
      jwt: ({ token, user }) =>
        user === undefined
          ? token
          : {
              sub: token.sub ?? "",
              version: user.sessionVersion,
              started: secondsOf(new Date()),
              ...(user.step === undefined ? {} : { step: user.step }),
            },
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
    },
    logger: {
      // Its details can hold addresses and tokens; the code is enough to look for the cause.
      error: (code) => process.stderr.write(`sign-in: ${code}\n`),
      warn: () => {},
      debug: () => {},
    },
  };
};

const passwordProvider = CredentialsProvider({
  id: "credentials",
  credentials: { email: { type: "email" }, password: { type: "password" } },
  authorize: async (given) => {
    const outcome = await staffOperations().signIn({
      email: String(given?.email ?? ""),
      password: String(given?.password ?? ""),
      address: await networkAddress(),
      device: await readDevice(),
    });
    if (!outcome.ok) throw new Error(outcome.problem.code);
    const { id, sessionVersion, step } = outcome.value;
    return step === "done" ? { id, sessionVersion } : { id, sessionVersion, step };
  },
});

interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

const issuerProvider = (): OAuthConfig<Claims>[] => {
  const { openIdConnect } = env();
  if (openIdConnect === null) return [];
  const { issuer, clientId, clientSecret } = openIdConnect;
  return [
    {
      id: "oidc",
      name: "OpenID Connect",
      type: "oauth",
      wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
      clientId,
      clientSecret,
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state", "nonce"],
      profile: personOfClaims,
    },
  ];
};

const personOfClaims = async (claims: Claims) => {
  const outcome = await staffOperations().signInByIssuer({
    issuer: claims.iss,
    subject: claims.sub,
    email: claims.email ?? null,
    emailVerified: claims.email_verified === true,
  });
  if (!outcome.ok) return { id: "nobody", refusal: outcome.problem.code };
  const { id, sessionVersion, hasSecondStep } = outcome.value;
  return hasSecondStep ? { id, sessionVersion, step: "password" as const } : { id, sessionVersion };
};
