import { describe, expect, test } from "vitest";
import { everyInstrument } from "#instruments/read-definition.ts";
import { surveyInOneLanguage, textsOfSurvey, withSurveyTexts } from "./survey-texts.ts";
import { compileSurvey } from "./surveyjs.ts";

const survey = {
  title: { default: "Enkät", en: "Survey" },
  pages: [
    {
      name: "one",
      title: "Sida",
      elements: [
        {
          type: "radiogroup",
          name: "colour",
          title: { default: "Vilken färg?" },
          description: "Välj en.",
          choices: ["röd", { value: "blue", text: { default: "blå", fi: "sininen" } }, 7],
        },
        {
          type: "panel",
          name: "inside",
          title: "Rubrik",
          elements: [
            {
              type: "matrixdynamic",
              name: "list",
              title: "Lista",
              columns: [
                {
                  name: "what",
                  title: "Vad?",
                  cellType: "dropdown",
                  choices: [{ value: 1, text: "ett" }],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
};

describe("the texts of a survey", () => {
  test("each have an id that holds as long as questions and choices keep their names", () => {
    expect(textsOfSurvey(survey).map(({ id, source, kind }) => [id, source, kind])).toEqual([
      ["title", "Enkät", "title"],
      ["page one.title", "Sida", "title"],
      ["colour.title", "Vilken färg?", "title"],
      ["colour.description", "Välj en.", "help"],
      ["colour.choices.röd", "röd", "choice"],
      ["colour.choices.blue", "blå", "choice"],
      ["inside.title", "Rubrik", "title"],
      ["list.title", "Lista", "title"],
      ["list.columns.what.title", "Vad?", "title"],
      ["list.columns.what.choices.1", "ett", "choice"],
    ]);
  });

  test("in other languages are written in their places, and Swedish stays", () => {
    const written = withSurveyTexts(survey, (id, source) => ({ fi: `${id} ${source} (fi)` }));
    const texts = textsOfSurvey(written);
    expect(texts.map(({ id, source }) => [id, source])).toEqual(
      textsOfSurvey(survey).map(({ id, source }) => [id, source]),
    );
    expect(texts.every(({ id, source, versions }) => versions.fi === `${id} ${source} (fi)`)).toBe(
      true,
    );
  });

  test("change nothing where nothing is written", () => {
    expect(withSurveyTexts(survey, () => undefined)).toEqual(survey);
  });

  test.each(everyInstrument)(
    "of $instrument ($kind) are all that its compiled form says, so a language can be made whole",
    ({ definition }) => {
      const whole = withSurveyTexts(definition, (id) => ({ smj: `${id} smj` }));
      const compiled = compileSurvey(whole, (html) => html);
      expect(compiled.ok && compiled.value.languages).toContain("smj");
    },
  );

  test("in one language are plain, and what fell back to Swedish is named", () => {
    const { definition, fellBack } = surveyInOneLanguage(survey, "fi");
    expect(JSON.stringify(definition)).toContain('"text":"sininen"');
    expect(JSON.stringify(definition)).not.toMatch(/blå|Survey|default/);
    expect(fellBack).toContain("colour.title");
    expect(fellBack).not.toContain("colour.choices.blue");
    expect(textsOfSurvey(definition)).toHaveLength(textsOfSurvey(survey).length);
  });

  test("are required, but for help and for the names of administrations, which no language waits for", () => {
    const texts = everyInstrument
      .filter(({ instrument }) => instrument === "internal_inventory")
      .flatMap(({ definition }) => textsOfSurvey(definition));
    const names = texts.filter(({ kind }) => kind === "name");
    expect(new Set(names.map(({ source }) => source))).toEqual(
      new Set(["Hälsoförvaltningen", "Kulturförvaltningen"]),
    );
    const waitedFor = texts.filter(({ required }) => required).map(({ kind }) => kind);
    expect(new Set(waitedFor)).toEqual(new Set(["title", "choice"]));
  });
});
