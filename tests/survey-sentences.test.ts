import { expect, test } from "vitest";
import { describeCondition } from "#components/editor/describe-condition.ts";
import { saySurveyProblem } from "#components/editor/problem-sentences.ts";
import { sayIn } from "#domain/chart/say.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { isQuestion } from "#domain/survey/questionnaire.ts";
import { surveyProblemCodes } from "#domain/survey/survey-problem.ts";
import { translator } from "#server/i18n/translator.ts";
import { compiled, exampleQuestionnaire } from "#tests/support/example-wave.ts";

const swedish: Translate = await translator("sv");
const say = sayIn(swedish, "sv");

test.each(["sv", "en"] as const)(
  "everything that a survey can be refused for has a sentence of its own in %s",
  async (language) => {
    const translate = await translator(language);
    const sentences = surveyProblemCodes.map((code) => translate(`surveys:problem.${code}`));
    expect(new Set(sentences).size).toBe(surveyProblemCodes.length);
    for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
  },
);

test("a problem says what, in which question and on which line", () => {
  const json =
    '{\n  "pages": [\n    { "name": "p",\n      "elements": [{ "type": "file" }] }\n  ]\n}';
  const place = "pages[0].elements[0].type";
  const problem = { code: "kind_not_supported", place, element: "photo", what: "file" } as const;
  const said = saySurveyProblem(swedish, problem, json);
  expect(said).toMatchObject({ place, line: 4 });
  expect(said.text).toContain("photo");
  expect(said.text).toContain("(file)");
});

const conditionOf = (visibleIf: string): string => {
  const radio = (name: string, title: string) => ({
    type: "radiogroup",
    name,
    title,
    choices: [
      { value: "a", text: "Ja, ofta" },
      { value: "b", text: "Nej" },
    ],
  });
  const boxes = { ...radio("boxes", "Vilka språk?"), type: "checkbox" };
  const questionnaire = compiled({
    title: "Enkät",
    elements: [radio("meets", "Träffas ni?"), boxes, { ...radio("child", "Hur?"), visibleIf }],
  });
  const child = questionnaire.pages[0]?.elements.find(({ name }) => name === "child");
  if (child?.visibleIf == null) throw new Error("no condition");
  return say(describeCondition(questionnaire, child.visibleIf));
};

test.each([
  ["{meets} = 'a'", "svaret på ”Träffas ni?” är ”Ja, ofta”"],
  ["{meets} <> 'b'", "svaret på ”Träffas ni?” inte är ”Nej”"],
  ["{meets} notempty", "”Träffas ni?” är besvarad"],
  ["{boxes} contains 'b'", "”Nej” är valt i ”Vilka språk?”"],
  [
    "{meets} = 'a' and {boxes} contains 'b'",
    "svaret på ”Träffas ni?” är ”Ja, ofta” och ”Nej” är valt i ”Vilka språk?”",
  ],
])("the condition %s reads: %s", (expression, sentence) => {
  expect(conditionOf(expression)).toBe(sentence);
});

test("every condition of the built-in questionnaires can be read out", () => {
  for (const instrument of ["needs_inventory", "internal_inventory", "pilot_evaluation"] as const) {
    const questionnaire = exampleQuestionnaire(instrument);
    const asked = [
      ...questionnaire.gates,
      ...questionnaire.pages.flatMap((page) => page.elements.filter(isQuestion)),
    ];
    const said = asked.flatMap(({ visibleIf }) =>
      visibleIf === null ? [] : [say(describeCondition(questionnaire, visibleIf))],
    );
    for (const sentence of said) expect(sentence).not.toMatch(/[{}_]|undefined/);
  }
});
