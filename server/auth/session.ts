import "server-only";
import { cookies, headers } from "next/headers";
import { cookieLives, cookieOptions, deviceCookie, sessionCookie } from "./session-cookie.ts";
import { sessionSecret } from "./session-secret.ts";
import {
  type Session,
  type SessionClaims,
  secondsOf,
  sessionOfToken,
  sessionToken,
} from "./session-token.ts";

/** A new session in place of the one there was: nobody goes on with a cookie from before they signed in. */
export const startSession = async (claims: Omit<SessionClaims, "started">): Promise<void> => {
  const now = new Date();
  await keepSession({ ...claims, started: secondsOf(now) });
};

/** After a change that ended all sessions of a person: theirs on this device goes on, as long as it would have. */
export const continueSession = async (version: number): Promise<void> => {
  const session = await readSession();
  if (session.kind === "open") await keepSession({ ...session.claims, version });
};

const keepSession = async (claims: SessionClaims): Promise<void> => {
  const token = await sessionToken(claims, sessionSecret(), new Date());
  const jar = await cookies();
  jar.set(sessionCookie(), token, { ...cookieOptions(), maxAge: cookieLives });
};

export const endSession = async (): Promise<void> => {
  const jar = await cookies();
  jar.set(sessionCookie(), "", { ...cookieOptions(), maxAge: 0 });
};

export const readSession = async (): Promise<Session> => {
  const jar = await cookies();
  return sessionOfToken(jar.get(sessionCookie())?.value, sessionSecret(), new Date());
};

/** What an earlier sign-in left on this device, so that strangers' tries do not slow its owner down. */
export const readDevice = async (): Promise<string> =>
  (await cookies()).get(deviceCookie())?.value ?? "";

export const keepDevice = async (device: string): Promise<void> => {
  const jar = await cookies();
  jar.set(deviceCookie(), device, { ...cookieOptions(), maxAge: 365 * 24 * 60 * 60 });
};

/**
 * The network address of the request. The header is not the sender's: server/pages/safe-headers.ts has put one address
 * in its place, the connection's or what a trusted proxy says (SAMRAD_PROXIES). Never kept: only a keyed hash of it is.
 */
export const networkAddress = async (): Promise<string> =>
  (await headers()).get("x-forwarded-for") ?? "";
