import { env } from "#server/env.ts";

/**
 * The cookie stays longer than what is in it: a session that has run out can then be told from none at all, and the
 * person is told why they have to sign in again.
 */
export const cookieLives = 30 * 24 * 60 * 60;

export const isSecure = (): boolean => env().address.startsWith("https://");

/** `__Host-`: of this host alone, over https alone; no neighbour under the same domain can set it. */
const prefix = (): string => (isSecure() ? "__Host-" : "");

/** One name for next-auth's own routes (OpenID Connect) and ours, so that they share one session. */
export const sessionCookie = (): string => `${prefix()}next-auth.session-token`;

export const deviceCookie = (): string => `${prefix()}samrad-device`;

export const cookieOptions = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;
