import "server-only";
import { env } from "#server/env.ts";

/** Signs sessions. The demonstration makes one and keeps it; an installation sets SAMRAD_SECRET. */
export const sessionSecret = (): string => {
  const { secret } = env();
  if (secret === null) throw new Error("SAMRAD_SECRET is not set: sessions cannot be signed");
  return secret;
};
