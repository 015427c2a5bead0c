import { expect, test } from "vitest";
import { withSurveyTexts } from "#domain/survey/survey-texts.ts";
import { instrumentFor } from "#instruments/for-authority.ts";
import { instrumentTexts } from "#server/i18n/instrument-texts.ts";
import { compiled, offering } from "#tests/support/example-wave.ts";
import { wholeLanguages } from "./whole-languages.ts";

const internal = instrumentFor(
  {
    kind: "region",
    instrument: "internal_inventory",
    administrations: [{ id: "a", name: { sv: "Hälsoförvaltningen" } }],
  },
  instrumentTexts(),
);
const whole = { questionnaire: compiled(internal), needsForm: null };

test("a survey is announced in the languages that it can be read in from end to end", () => {
  const languages = [
    ...offering(["sv", "fi", "yi"]),
    ...offering(["se"], { standing: "heard" }),
    ...offering(["smj"]),
  ];
  expect(wholeLanguages({ ...whole, languages })).toEqual(["sv", "fi", "yi"]);
});

test("one explanation that stands in Swedish is enough to leave a language out, a name is not", () => {
  const withoutHelp = withSurveyTexts(internal, (id) =>
    id === "description" ? { fi: "" } : undefined,
  );
  const languages = offering(["sv", "fi", "yi"]);
  expect(wholeLanguages({ ...whole, questionnaire: compiled(withoutHelp), languages })).toEqual([
    "sv",
    "yi",
  ]);
  expect(wholeLanguages({ ...whole, needsForm: compiled(withoutHelp), languages })).toEqual([
    "sv",
    "yi",
  ]);
});

test("a survey from before languages were chosen is announced in Swedish and English", () => {
  expect(wholeLanguages({ ...whole, languages: [] })).toEqual(["sv", "en"]);
});
