import { decode, encode } from "next-auth/jwt";

/** What a session says: who, and which version of their sessions. Everything else is read from the database. */
export interface SessionClaims {
  readonly sub: string;
  readonly version: number;
  /** Only the password was right so far: opens nothing but the page that asks for the code. */
  readonly step?: "password";
  /** When they signed in, in seconds since 1970. */
  readonly started: number;
}

export type Session =
  | { readonly kind: "none" }
  /** There was one: it has run out, or is not of this server. */
  | { readonly kind: "ended" }
  /** The second step is awaited. */
  | { readonly kind: "half"; readonly claims: SessionClaims }
  | { readonly kind: "open"; readonly claims: SessionClaims };

/** A working day; afterwards the person signs in again, whatever they have been doing. */
export const absoluteLimit = 12 * 60 * 60;
/** Without a page asked for in so long, nobody sits there any longer. */
export const idleLimit = 2 * 60 * 60;
/** For finding the telephone and opening the app. */
const halfLives = 10 * 60;
/** A session that is in use is written anew so often: not with every page, because each costs a cookie. */
const renewedAfter = 5 * 60;

export const sessionToken = (claims: SessionClaims, secret: string, now: Date): Promise<string> => {
  const seconds = secondsOf(now);
  const lives = claims.step === undefined ? idleLimit : halfLives;
  const left = Math.min(seconds + lives, claims.started + absoluteLimit) - seconds;
  return encode({ token: { ...claims }, secret, maxAge: left });
};

/** What a session cookie says; everything that cannot be read, has run out or is made up has ended. */
export const sessionOfToken = async (
  token: string | undefined,
  secret: string,
  now: Date,
): Promise<Session> => {
  if (token === undefined || token === "") return { kind: "none" };
  const read = await readToken(token, secret);
  if (read === null) return { kind: "ended" };
  const age = secondsOf(now) - read.claims.started;
  if (age >= (read.claims.step === undefined ? absoluteLimit : halfLives)) return { kind: "ended" };
  return { kind: read.claims.step === undefined ? "open" : "half", claims: read.claims };
};

/** The same session with its idle time begun anew; null where that is not needed yet or not possible. */
export const renewedToken = async (
  token: string | undefined,
  secret: string,
  now: Date,
): Promise<string | null> => {
  const session = await sessionOfToken(token, secret, now);
  if (session.kind !== "open") return null;
  const read = await readToken(token ?? "", secret);
  if (read === null || secondsOf(now) - read.issued < renewedAfter) return null;
  return sessionToken(session.claims, secret, now);
};

const readToken = async (
  token: string,
  secret: string,
): Promise<{ readonly claims: SessionClaims; readonly issued: number } | null> => {
  try {
    const payload = await decode({ token, secret });
    if (typeof payload?.sub !== "string" || typeof payload.version !== "number") return null;
    const issued = typeof payload.iat === "number" ? payload.iat : 0;
    const started = typeof payload.started === "number" ? payload.started : issued;
    const { sub, version } = payload;
    const claims = { sub, version, started };
    return { claims: "step" in payload ? { ...claims, step: "password" } : claims, issued };
  } catch {
    // Run out, of another secret, or made up: next-auth says so by throwing, and all of them are no session.
    return null;
  }
};

export const secondsOf = (now: Date): number => Math.floor(now.getTime() / 1000);
