// What the languages cost and how far they have come, on the way from the door to the receipt. Needs no server:
//   node --import ./scripts/bench/without-server-only.mjs --import tsx scripts/bench/languages.ts
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import {
  type LanguageCode,
  languageCodes,
  languageOf,
  languages,
} from "#domain/language/registry.ts";
import { isAtLeast } from "#domain/language/text-status.ts";
import { standingOf } from "#domain/language/text-unit.ts";
import { textsOfSurvey } from "#domain/survey/survey-texts.ts";
import { instrumentFor, instrumentNames } from "#instruments/for-authority.ts";
import { answeringTexts } from "#server/i18n/answering-texts.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { answeringPath, instruments, names } from "#tests/support/answering-path.tsx";
import { markedTexts } from "#tests/support/marked-texts.ts";

type Shares = { missing: number; draft: number; reviewed: number };

const interfaceShares = (language: LanguageCode): Shares => {
  const shares = { missing: 0, draft: 0, reviewed: 0 };
  for (const { unit, entry } of answeringTexts(language, [])) {
    const { status } = standingOf(unit, entry);
    if (language === "sv") shares.reviewed += 1;
    else if (status === "missing") shares.missing += 1;
    else shares[isAtLeast(status, "reviewed") ? "reviewed" : "draft"] += 1;
  }
  return shares;
};

const surveyShares = (language: LanguageCode): Shares => {
  const shares = { missing: 0, draft: 0, reviewed: 0 };
  const isReviewed = languageOf(language).wording === "reviewed";
  for (const kind of ["region", "municipality"] as const) {
    for (const instrument of instrumentNames) {
      const definition = instrumentFor(
        { kind, instrument, administrations: [] },
        instrumentTexts(),
      );
      for (const { versions } of textsOfSurvey(definition)) {
        if (versions[language] === undefined) shares.missing += 1;
        else shares[isReviewed ? "reviewed" : "draft"] += 1;
      }
    }
  }
  return shares;
};

const shareLine = ({ missing, draft, reviewed }: Shares): string => {
  const all = missing + draft + reviewed;
  const percent = (part: number) => `${((100 * part) / all).toFixed(0)} %`.padStart(5);
  return `${percent(missing)} missing ${percent(draft)} draft ${percent(reviewed)} reviewed`;
};

const data = new Set<string>([
  names.authority,
  `${names.authority}.`,
  names.process,
  ...names.administrations,
  ...names.goals,
  "Vi vill inte vänta.",
]);

interface Path {
  readonly pages: number;
  readonly sentences: number;
  readonly names: number;
  readonly bytes: number;
  readonly marking: number;
}

const isWhole = (language: LanguageCode) => languageOf(language).texts === "full";
const whole = languageCodes.filter(isWhole);
const styles = (): string => {
  const { styles: file } = JSON.parse(readFileSync("public/built/manifest.json", "utf8"));
  return readFileSync(`public${file}`, "utf8");
};

/** Every page of one language, each instrument; a language of terms is measured as if a survey offered it. */
const walk = async (language: LanguageCode): Promise<Path> => {
  const offered = [...new Set([...whole, language])];
  const paths = await Promise.all(
    instruments.map((instrument) => answeringPath(language, instrument, offered)),
  );
  const pages = paths.flat();
  const foreign = pages
    .flatMap(({ html }) => markedTexts(html))
    .filter(({ lang, inPicker }) => !inPicker && lang !== language);
  const first = paths[0]?.find(({ page }) => page === "survey, first page")?.html ?? "";
  const sent = first.replace("<style></style>", `<style>${styles()}</style>`);
  const bare = sent
    .replace(/<nav class="languages".*?<\/nav>/s, "")
    .replace(/<p class="wording">.*?<\/p>/s, "");
  return {
    pages: pages.length,
    sentences: foreign.filter(({ text }) => !data.has(text)).length,
    names: foreign.filter(({ text }) => data.has(text)).length,
    bytes: packed(sent),
    marking: packed(sent) - packed(bare),
  };
};

const packed = (html: string): number => brotliCompressSync(Buffer.from(html)).length;

const swedish = await walk("sv");
for (const { id } of languages) {
  const path = id === "sv" ? swedish : await walk(id);
  console.log(id);
  console.log(`  interface ${shareLine(interfaceShares(id))}`);
  console.log(`  surveys   ${shareLine(surveyShares(id))}`);
  console.log(
    `  ${path.pages} pages: ${path.sentences} sentences of another language (${path.names} names, which are data)`,
  );
  console.log(
    `  needs inventory, first page with all steps and styles: ${path.bytes} B brotli, ${path.bytes - swedish.bytes} more than Swedish; picker and line ${path.marking} B`,
  );
}
