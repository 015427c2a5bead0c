import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";

/**
 * Where to go after signing in: a staff page of this installation, never another site. Everything that is not plainly
 * such a path leads to the start page.
 */
export const returnPath = (asked: string | null | undefined, language: LanguageCode): string => {
  const start = `/${language}/staff`;
  if (asked == null || asked.length > 2000) return start;
  const found = /^\/([a-z-]+)\/staff(?<page>\/[\w\-./~%]*)?(\?[\w\-./~%&=+,:;]*)?$/.exec(asked);
  if (found === null || !isLanguageCode(found[1] ?? "")) return start;
  if (asked.includes("//") || asked.includes("..")) return start;
  return signInPages.has(found.groups?.page ?? "") ? start : asked;
};

/** The same for next-auth, which passes whole addresses: one of this installation, or its front page. */
export const ownAddress = (asked: string, base: string): string => {
  if (!URL.canParse(asked, base)) return base;
  const address = new URL(asked, base);
  return address.origin === new URL(base).origin ? address.href : base;
};

const signInPages = new Set(["/sign-in", "/sign-in/code", "/first-run", "/choose-password"]);
