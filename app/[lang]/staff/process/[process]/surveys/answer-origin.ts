import { env } from "#server/env.ts";

/** What comes before the language in the addresses that are sent out. */
export const answerOrigin = (): string => env().address.replace(/\/$/, "");
