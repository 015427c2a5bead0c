import "server-only";
import { Secret, TOTP } from "otpauth";

/** 160 bits, as RFC 4226 (4) asks for; base 32, as the apps read it. */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32;

/**
 * The time step that a typed code belongs to: this one, the one before or the one after, because clocks differ (RFC 6238,
 * 5.2). Null when it belongs to none of them. Whether the step has been used is the database's to say.
 */
export const totpStep = (secret: string, typed: string, now: Date): number | null => {
  const token = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ token, secret: Secret.fromBase32(secret), timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ timestamp }) + delta;
};

/** What the QR code says: `otpauth://totp/…`, as authenticator apps read it. */
export const totpAddress = (secret: string, email: string, issuer: string): string =>
  new TOTP({ issuer, label: email, secret: Secret.fromBase32(secret) }).toString();
