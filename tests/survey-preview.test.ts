import { surveyLocalization } from "survey-core";
import { expect, test } from "vitest";
import { previewDefinition } from "#components/survey/preview-definition.ts";
import { type LanguageCode, languages } from "#domain/language/registry.ts";
import { compileSurvey } from "#domain/survey/surveyjs.ts";
import { plainTexts } from "#server/i18n/translator.ts";
import { sanitiseHtml } from "#server/sanitise-html.ts";

const drawn = (definition: object, language: LanguageCode = "sv"): string => {
  const compiled = compileSurvey(definition, sanitiseHtml);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return JSON.stringify(previewDefinition(definition, compiled.value, language));
};

const question = { type: "text", name: "age", title: "Ålder" };

test("markup reaches the browser as it was sanitised, in every language", () => {
  const html = {
    default: '<p>Hej<img src="https://a.example/x.png" onerror="alert(1)"></p>',
    en: "<p>Hello<script>alert(1)</script></p>",
  };
  const survey = {
    title: { default: "Enkät", en: "Survey" },
    elements: [{ type: "html", name: "note", html }, question],
  };
  expect(drawn(survey)).toContain("<p>Hej</p>");
  expect(drawn(survey, "en")).toContain("<p>Hello</p>");
  expect(drawn(survey) + drawn(survey, "en")).not.toMatch(/img|script|alert/);
});

test("markup inside a panel is no exception", () => {
  const note = { type: "html", name: "note", html: "<p>Hej<iframe></iframe></p>" };
  const text = drawn({
    title: "Enkät",
    pages: [
      { name: "one", elements: [{ type: "panel", name: "panel", elements: [note, question] }] },
    ],
  });
  expect(text).toContain("<p>Hej</p>");
  expect(text).not.toContain("iframe");
});

test("what would fetch a picture, leave a cookie or hang the browser stays behind", () => {
  const text = drawn({
    title: "Enkät",
    logo: "https://a.example/logo.png",
    backgroundImage: "https://a.example/back.png",
    cookieName: "answered",
    elements: [{ ...question, validators: [{ type: "regex", regex: "(a+)+b" }] }],
  });
  expect(text).not.toMatch(/a\.example|cookie|regex/);
  expect(text).toContain("Ålder");
});

test("no other language than the one that is drawn travels to the browser", () => {
  const text = drawn(
    { title: { default: "Enkät", fi: "Kysely", en: "Survey" }, elements: [question] },
    "fi",
  );
  expect(text).toContain("Kysely");
  expect(text).not.toMatch(/Enkät|Survey/);
  expect(text).toContain("Ålder");
});

const whole = languages.filter(({ texts }) => texts === "full").map(({ id }) => id);

test.each(whole)(
  "SurveyJS has words of its own in %s for all that it can draw here",
  (language) => {
    const english = surveyLocalization.locales.en as Readonly<Record<string, string>>;
    const words = plainTexts(language, "preview");
    expect(Object.keys(words).filter((key) => english[key] === undefined)).toEqual([]);
    const unsaid = Object.keys(english).filter((key) => words[key] === undefined);
    expect(unsaid.filter((key) => !neverDrawn.test(key))).toEqual([]);
  },
);

/** Files, signatures, pictures, timers, dynamic panels, saving, contents: refused by the compiler or never switched on. */
const neverDrawn =
  /exceed|file|photo|signature|panel|timer|saving|saveAgain|url|toc|tab|modal|upload|details|multipletext|createCustom|buttongroup|edit|preview|startSurvey|addColumn|choices_|choice|keyDuplication|eachRowUnique|stepError|pattern|Digits|textMin|Expression|indexText|completingSurveyBefore|rowNameTemplate|loadingPage|loadingData|value|questionTitlePattern/i;
