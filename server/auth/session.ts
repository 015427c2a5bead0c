import "server-only";
import { cookies, headers } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { env } from "#server/env.ts";
import { sessionSecret } from "#server/operations/staff-wiring.ts";

/** What a session says: who, and which version of their sessions. Everything else is read from the database. */
export interface SessionClaims {
  readonly sub: string;
  readonly version: number;
}

/** A working day; afterwards the person signs in again. */
export const sessionLives = 12 * 60 * 60;

/**
 * The cookie stays longer than what is in it: a session that has run out can then be told from none at all, and the
 * person is told why they have to sign in again.
 */
export const cookieLives = 30 * 24 * 60 * 60;

export const isSecure = (): boolean => env().address.startsWith("https://");

/** The name next-auth gives it, so that its own routes (OpenID Connect) and ours share one session. */
export const sessionCookie = (): string =>
  `${isSecure() ? "__Secure-" : ""}next-auth.session-token`;

const deviceCookie = "samrad-device";

const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

export const startSession = async ({ sub, version }: SessionClaims): Promise<void> => {
  const token = await encode({
    token: { sub, version },
    secret: sessionSecret(),
    maxAge: sessionLives,
  });
  const jar = await cookies();
  jar.set(sessionCookie(), token, { ...cookieOptions(), maxAge: cookieLives });
};

export const endSession = async (): Promise<void> => {
  const jar = await cookies();
  jar.set(sessionCookie(), "", { ...cookieOptions(), maxAge: 0 });
};

export type Session =
  | { readonly kind: "none" }
  /** There was one: it has run out, or is not of this server. */
  | { readonly kind: "ended" }
  | { readonly kind: "open"; readonly claims: SessionClaims };

export const readSession = async (): Promise<Session> => {
  const jar = await cookies();
  return sessionFrom(jar.get(sessionCookie())?.value);
};

export const sessionFrom = async (token: string | undefined): Promise<Session> => {
  if (token === undefined || token === "") return { kind: "none" };
  const claims = await readToken(token);
  return claims === null ? { kind: "ended" } : { kind: "open", claims };
};

const readToken = async (token: string): Promise<SessionClaims | null> => {
  try {
    const payload = await decode({ token, secret: sessionSecret() });
    if (typeof payload?.sub !== "string" || typeof payload.version !== "number") return null;
    return { sub: payload.sub, version: payload.version };
  } catch {
    // Run out, of another secret, or made up: next-auth says so by throwing, and all of them are no session.
    return null;
  }
};

/** What an earlier sign-in left on this device, so that strangers' tries do not slow its owner down. */
export const readDevice = async (): Promise<string> =>
  (await cookies()).get(deviceCookie)?.value ?? "";

export const keepDevice = async (device: string): Promise<void> => {
  const jar = await cookies();
  jar.set(deviceCookie, device, { ...cookieOptions(), maxAge: 365 * 24 * 60 * 60 });
};

/**
 * The network address of the request. Behind a proxy the last entry is the one that the proxy itself has seen; without
 * one, Next fills in the connection's. Never kept: only a keyed hash of it is.
 */
export const networkAddress = async (): Promise<string> =>
  (await headers()).get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "";
