import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isLanguageCode, languageCodes } from "#domain/language/registry.ts";
import { stampedMarks } from "./languages/made-from.ts";
import { findingLines, languageTable } from "./languages/report.ts";
import { readShipped } from "./languages/shipped.ts";
import { shippedFindings } from "./languages/shipped-faults.ts";
import { loadDictionary, spellingFaults } from "./languages/spelling.ts";
import { checkedListFaults, wordShare } from "./languages/word-shares.ts";

/**
 * Checks what is shipped in every language and prints how far each has come (docs/languages.md). Ends with 1 when there
 * is a fault.
 *
 *   npm run check:languages                          the table and the faults
 *   npm run check:languages -- --warnings            the warnings too
 *   npm run check:languages -- --list <folder>       writes the unchecked words there, a file per language
 *   npm run check:languages -- --stamp <language> [keys]   says that its texts, or these, say what the Swedish says now
 */
const { values: options, positionals: keys } = parseArgs({
  allowPositionals: true,
  options: {
    warnings: { type: "boolean", default: false },
    list: { type: "string" },
    stamp: { type: "string" },
  },
});

const shipped = readShipped(process.cwd());

const stamp = (language: string): void => {
  if (!isLanguageCode(language)) throw new Error(`not in the language registry: ${language}`);
  const marks = stampedMarks(shipped, language, keys);
  const folder = join("locales", "made-from");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${language}.json`), `${JSON.stringify(marks, null, 2)}\n`);
  process.stdout.write(`${language}: ${Object.keys(marks).length} texts stamped\n`);
};

const listUnchecked = (folder: string): void => {
  mkdirSync(folder, { recursive: true });
  for (const language of languageCodes) {
    const found = wordShare(shipped, language);
    if (found === null) continue;
    const lines = found.unchecked.map(({ word, times, where }) => `${word}\t${times}\t${where}\n`);
    writeFileSync(join(folder, `${language}.txt`), lines.join(""));
  }
};

const check = (): void => {
  const findings = [
    ...shippedFindings(shipped),
    ...languageCodes.flatMap((language) => {
      const dictionary = loadDictionary(language);
      return [
        ...(dictionary === null ? [] : spellingFaults(shipped, language, dictionary)),
        ...checkedListFaults(shipped, language),
      ];
    }),
  ];
  const faults = findings.filter(({ severity }) => severity === "fault");
  const shown = options.warnings ? findings : faults;
  const table = languageTable(shipped, findings);
  process.stdout.write(`${[table, ...findingLines(shown)].join("\n")}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
};

if (options.stamp !== undefined) stamp(options.stamp);
else {
  if (options.list !== undefined) listUnchecked(options.list);
  check();
}
