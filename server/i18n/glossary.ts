import "server-only";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GlossaryTerm, parseGlossary } from "#domain/language/glossary.ts";

let read: readonly GlossaryTerm[] | null = null;

/** The terms of locales/glossary.tsv, with their sources. */
export const glossary = (): readonly GlossaryTerm[] => {
  if (read === null || process.env.NODE_ENV === "development") {
    const file = join(/* turbopackIgnore: true */ process.cwd(), "locales", "glossary.tsv");
    read = parseGlossary(readFileSync(file, "utf8"));
  }
  return read;
};
