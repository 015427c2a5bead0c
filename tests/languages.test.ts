import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type LanguageCode, languageOf, languages } from "#domain/language/registry.ts";
import { answeringPath, instruments, names } from "./support/answering-path.tsx";
import { type MarkedText, markedTexts } from "./support/marked-texts.ts";

const whole: readonly LanguageCode[] = languages
  .filter(({ texts }) => texts === "full")
  .map(({ id }) => id);

/** Names of authorities, processes and administrations are data, and so is what an organiser wrote. */
const data = new Set<string>([
  names.authority,
  `${names.authority}.`,
  names.process,
  ...names.administrations,
  ...names.goals,
  "Vi vill inte vänta.",
]);

const sentences = (html: string): readonly MarkedText[] =>
  markedTexts(html).filter(({ text, inPicker }) => !inPicker && !data.has(text));

test.each(
  whole.flatMap((language) => instruments.map((instrument) => [language, instrument] as const)),
)(
  "in %s nobody who answers the %s meets a sentence of another language, from the door to the receipt",
  async (language, instrument) => {
    const pages = await answeringPath(language, instrument, whole);
    expect(pages.length).toBeGreaterThan(60);
    const foreign = pages.flatMap(({ page, html }) =>
      sentences(html)
        .filter(({ lang }) => lang !== language)
        .map(({ text, lang }) => `${page}: ${lang} ${text}`),
    );
    expect([...new Set(foreign)]).toEqual([]);
    for (const { html } of pages) {
      expect(html).toContain(`<html lang="${language}" dir="${languageOf(language).direction}">`);
    }
  },
  30_000,
);

test("in Yiddish every sentence is written in Yiddish letters", async () => {
  for (const instrument of instruments) {
    const pages = await answeringPath("yi", instrument, whole);
    const other = pages.flatMap(({ html }) =>
      sentences(html)
        .filter(({ text }) => !/\p{Script=Hebrew}/u.test(text))
        .map(({ text }) => text),
    );
    // What the path itself sends, the receipt, fingerprints, a reviewer's name, commands and an address.
    expect(
      [...new Set(other)].filter(
        (text) =>
          !/^[x]+$|^ABCD 2345$|^organisation$|^[0-9a-f]{64}$|^A\. B\.$|^npm |^imy\.se$/.test(text),
      ),
    ).toEqual([]);
  }
}, 30_000);

test("what is not offered is in Swedish throughout, says so, and shows no word of a draft", async () => {
  for (const asked of ["yi", "rom-x-arli", "smj"] as const) {
    const pages = await answeringPath(asked, "needs_inventory", ["sv", "en"]);
    for (const { page, html } of pages.filter(
      (each) => !/^(home|about|promise|not found)$/.test(each.page),
    )) {
      expect(html, page).toContain('<html lang="sv" dir="ltr">');
      expect(html).not.toMatch(/<p class="wording"><\/p>/);
      expect(html).toContain(
        asked === "smj"
          ? "Enkäten finns inte på lulesamiska än."
          : "har inte godkänts för den här enkäten än. Därför visas den på svenska.",
      );
      const borrowed = sentences(html).filter(({ lang }) => lang !== "sv");
      expect(borrowed, page).toEqual([]);
    }
  }
}, 30_000);

test("nothing that a respondent is sent asks Intl, which knows other languages in every browser", () => {
  const files = ["components/survey", "components/browser", "server/pages"].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
      // What the staff see of a survey beside the editor.
      .filter((name) => !/^(preview|drawn-survey)/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  const built = readdirSync("public/built")
    .filter((name) => name.endsWith(".js"))
    .map((name) => `public/built/${name}`);
  expect(built.length).toBeGreaterThan(0);
  const asking = [...files, ...built].filter((file) =>
    /\bIntl\b|\.toLocale[A-Z]|\.localeCompare\b/.test(readFileSync(file, "utf8")),
  );
  expect(asking).toEqual([]);
});
