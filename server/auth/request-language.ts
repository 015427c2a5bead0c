import "server-only";
import { cookies } from "next/headers";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { isSecure } from "./session-cookie.ts";

/** The language of the page that somebody came from to an address of next-auth, which has none of its own. */
export const languageOfRequest = async (): Promise<LanguageCode> => {
  const name = `${isSecure() ? "__Secure-" : ""}next-auth.callback-url`;
  const from = (await cookies()).get(name)?.value ?? "";
  return languageOfPath(from.replace(/^https?:\/\/[^/]+/, ""));
};

export const languageOfPath = (path: string): LanguageCode => {
  const segment = path.split("/")[1] ?? "";
  return isLanguageCode(segment) ? segment : "sv";
};
