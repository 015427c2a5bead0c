import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** Whether this device has been signed in on as this person before: only the server's secret makes such a mark. */
export const isKnownDevice = (secret: string, email: string, device: string): boolean => {
  const [id = "", mark = ""] = device.split(".");
  const expected = Buffer.from(signInHash(secret, id, email));
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/** To be kept on the device: it tells the owner's device from a stranger's, and says nothing about the person. */
export const deviceMark = (secret: string, email: string, device: string): string => {
  if (isKnownDevice(secret, email, device)) return device;
  const id = randomBytes(12).toString("base64url");
  return `${id}.${signInHash(secret, id, email)}`;
};

/** What the throttle keeps in place of an e-mail, a network address or a device. */
export const signInHash = (secret: string, kind: string, value: string): string =>
  createHmac("sha256", secret).update(`sign-in ${kind} ${value}`).digest("base64url").slice(0, 32);
