import "server-only";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "#domain/language/registry.ts";
import type { InstrumentTexts } from "#instruments/for-authority.ts";

let read: readonly InstrumentTexts[] | null = null;

/** The built-in questionnaires in every language that has a file in instruments/translations/. */
export const instrumentTexts = (): readonly InstrumentTexts[] => {
  if (read === null || process.env.NODE_ENV === "development") read = readInstrumentTexts();
  return read;
};

const readInstrumentTexts = (): readonly InstrumentTexts[] =>
  languages.flatMap(({ id }) => {
    const file = join(
      /* turbopackIgnore: true */ process.cwd(),
      "instruments",
      "translations",
      `${id}.json`,
    );
    if (!existsSync(file)) return [];
    const { texts = {}, places = {} } = JSON.parse(readFileSync(file, "utf8"));
    return [{ language: id, texts, places }];
  });
