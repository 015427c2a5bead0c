import fc from "fast-check";
import { expect, test } from "vitest";
import { isLanguageCode, type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { anySurvey } from "#tests/support/any-survey.ts";
import { compiled } from "#tests/support/example-wave.ts";
import { flattenQuestionnaire } from "./flatten-questionnaire.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { withSurveyTexts } from "./survey-texts.ts";

const others = languageCodes.filter((code) => code !== "sv");

/** Questionnaires in which every text is there in some languages, and says which. */
const someTranslated = (): fc.Arbitrary<Questionnaire> =>
  fc
    .tuple(anySurvey(), fc.infiniteStream(fc.subarray([...others])))
    .map(([{ definition }, chosen]) =>
      compiled(
        withSurveyTexts(definition, (id) =>
          Object.fromEntries(
            (chosen.next().value ?? []).map((code: LanguageCode) => [code, `${code} at ${id}`]),
          ),
        ),
      ),
    );

type Versions = Readonly<Record<string, string>>;

/** Every text of a questionnaire with the way to it, found by its shape alone. */
const textsIn = (value: unknown, path = ""): readonly (readonly [string, Versions])[] => {
  if (typeof value !== "object" || value === null) return [];
  const keys = Object.keys(value);
  if (!Array.isArray(value) && keys.length > 0 && keys.every(isLanguageCode)) {
    return [[path, value as Versions]];
  }
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}/${key}`));
};

test("one language is left of every text, the asked one or Swedish; none is lost and each that fell back is named", () => {
  fc.assert(
    fc.property(someTranslated(), fc.constantFrom(...languageCodes), (questionnaire, language) => {
      const flat = flattenQuestionnaire(questionnaire, language);
      const before = textsIn(questionnaire);
      const after = textsIn(flat.questionnaire);
      expect(after.map(([path]) => path)).toEqual(before.map(([path]) => path));
      expect(flat.texts).toBe(after.length);
      const borrowed = after.flatMap(([path, versions], index) => {
        const [code, ...more] = Object.keys(versions);
        const [, original = {}] = before[index] ?? [];
        expect(more).toEqual([]);
        if (code === language) {
          const own = original[language] ?? original.sv;
          expect(versions[language]).toBe(own);
          if (original[language] === undefined) expect(own).not.toMatch(/\p{L}/u);
          return [];
        }
        expect(versions).toEqual({ sv: original.sv });
        expect(original[language]).toBeUndefined();
        return [path];
      });
      expect(flat.fallen).toHaveLength(borrowed.length);
      expect(new Set(flat.fallen).size).toBe(flat.fallen.length);
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
}, 30_000);

test("everything but the texts stays as it is", () => {
  fc.assert(
    fc.property(someTranslated(), (questionnaire) => {
      const without = (value: unknown): unknown =>
        JSON.parse(
          JSON.stringify(value, (_key, inner) =>
            textsIn(inner)[0]?.[0] === "" ? "a text" : inner,
          ),
        );
      const flat = flattenQuestionnaire(questionnaire, "yi");
      expect(without(flat.questionnaire)).toEqual(without(questionnaire));
    }),
    { numRuns: 50, interruptAfterTimeLimit: 20_000 },
  );
}, 30_000);

test("Finnish never stands in for Meänkieli, nor Northern for Lule Sámi, and a figure borrows nothing", () => {
  const questionnaire = compiled({
    title: { default: "Enkät", fi: "Kysely", se: "Jearahallan" },
    pages: [
      {
        name: "p",
        elements: [
          {
            type: "radiogroup",
            name: "age",
            title: { default: "Ålder", fi: "Ikä" },
            choices: [{ value: "young", text: "18–25" }, 5],
          },
        ],
      },
    ],
  });
  const meankieli = flattenQuestionnaire(questionnaire, "fit");
  expect(meankieli.questionnaire.title).toEqual({ sv: "Enkät" });
  expect(meankieli.fallen).toEqual(["title", "age.title"]);
  expect(flattenQuestionnaire(questionnaire, "smj").questionnaire.title).toEqual({ sv: "Enkät" });
  expect(flattenQuestionnaire(questionnaire, "fi").fallen).toEqual([]);
});
