import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "#domain/shared/canonical-json.ts";

/** A value's one spelling and the SHA-256 (hexadecimal) of it. */
export const fingerprint = (
  value: unknown,
): { readonly canonical: string; readonly hash: string } => {
  const canonical = canonicalJson(value);
  return { canonical, hash: hashText(canonical) };
};

/** SHA-256 of a text in UTF-8, hexadecimal. */
export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");
