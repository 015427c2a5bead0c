import { describe, expect, test } from "vitest";
import { languageCodes } from "#domain/language/registry.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import { instrumentNames } from "./for-authority.ts";
import {
  built,
  element,
  elementsOf,
  everyInstrument,
  everyKeyIn,
  textKeys,
  textsOf,
  values,
} from "./read-definition.ts";

const everyText = everyInstrument.flatMap(({ kind, instrument, definition }) =>
  textsOf(definition, `${instrument}.${kind}`),
);

describe("every built-in questionnaire", () => {
  test("has each text in Swedish and in English, and they are not the same sentence", () => {
    const namesOfLanguages = new Set(["Meänkieli", "Romani: arli", "Romani: lovari"]);
    const faulty = everyText.filter(({ text }) => {
      const swedish = text.default ?? "";
      const english = text.en ?? "";
      if (swedish.trim() === "" || english.trim() === "") return true;
      return swedish === english && !namesOfLanguages.has(swedish);
    });
    expect(everyText.length).toBeGreaterThan(1000);
    expect(faulty).toEqual([]);
  });

  test("has texts in registered languages only", () => {
    const known = new Set<string>(["default", ...languageCodes]);
    const strangers = everyText.filter(({ text }) =>
      Object.keys(text).some((key) => !known.has(key)),
    );
    expect(strangers).toEqual([]);
  });

  test("is written in composed letters, without invisible or doubled characters", () => {
    const invisible = /[\u200E\u200F\u202A-\u202E\u2066-\u2069\u00AD\uFEFF]/u;
    const faulty = everyText.flatMap(({ path, text }) =>
      Object.values(text)
        .filter(
          (each) =>
            each !== each.normalize("NFC") ||
            invisible.test(each) ||
            / {2}| $|^ |'|"|\.\.\./u.test(each),
        )
        .map((each) => [path, each]),
    );
    expect(faulty).toEqual([]);
  });

  test("uses only what SurveyJS knows and our compiler reads", () => {
    const known = new Set([
      "pages",
      "elements",
      "name",
      "type",
      "value",
      "choices",
      "rows",
      "columns",
      "isRequired",
      "visibleIf",
      "isExclusive",
      "showOtherItem",
      "inputType",
      "min",
      "max",
      "maxLength",
      "minRowCount",
      "maxRowCount",
      "rowCount",
      "cellType",
      "default",
      "en",
      ...textKeys,
    ]);
    const keys = new Set(everyInstrument.flatMap(({ definition }) => everyKeyIn(definition)));
    const rowsAsNumber = element("needs_inventory", "topic_own");
    expect(rowsAsNumber.rows).toBe(4);
    expect([...keys].filter((key) => !known.has(key))).toEqual([]);
  });

  test.each(everyInstrument)("$instrument ($kind) names each question once", ({ definition }) => {
    const names = definition.pages.flatMap((each) => each.elements.map(({ name }) => name));
    expect(names).toEqual([...new Set(names)]);
  });

  test.each(instrumentNames)(
    "%s asks the same things of a region and of a municipality",
    (instrument) => {
      const skeleton = (kind: AuthorityKind) =>
        elementsOf(built(kind, instrument)).map(({ name, type, visibleIf, isRequired }) => ({
          name,
          type,
          visibleIf,
          isRequired,
        }));
      expect(skeleton("municipality")).toEqual(skeleton("region"));
    },
  );
});

describe("the wordings", () => {
  const wordsOf = (kind: AuthorityKind) =>
    everyText
      .filter(({ path }) => path.includes(`.${kind}`))
      .flatMap(({ path, text }) => Object.values(text).map((each) => `${path}: ${each}`));

  test("for a region have no word about municipalities", () => {
    expect(wordsOf("region").filter((text) => /: .*(kommun|municip)/iu.test(text))).toEqual([]);
    expect(wordsOf("region").filter((text) => /regionråd/u.test(text)).length).toBeGreaterThan(0);
  });

  test("for a municipality have no word about regions or hospitals", () => {
    expect(
      wordsOf("municipality").filter((text) =>
        /: .*(region|patient|sjukhus|hospital|vårdcentral)/iu.test(text),
      ),
    ).toEqual([]);
    expect(
      wordsOf("municipality").filter((text) => /kommunalråd/u.test(text)).length,
    ).toBeGreaterThan(0);
  });

  test("differ in the list of operations: annex A for a region, annex B for a municipality", () => {
    const region = values(element("needs_inventory", "topics"), "choices");
    const municipality = values(element("needs_inventory", "topics", "municipality"), "choices");
    expect(region).toEqual([
      "primary_care",
      "hospital_care",
      "mental_health",
      "elder_health",
      "child_health",
      "dental",
      "public_health",
      "language_interpreting",
      "equal_treatment",
      "culture",
      "public_transport",
      "regional_development",
      "research",
      "employer",
      "preparedness",
    ]);
    expect(municipality).toEqual([
      "preschool",
      "school",
      "elder_care",
      "social_services",
      "disability",
      "culture",
      "leisure_associations",
      "housing",
      "planning",
      "jobs",
      "equal_treatment",
      "language_information",
      "visibility",
      "security",
      "preparedness",
    ]);
    for (const [kind, list] of [
      ["region", region],
      ["municipality", municipality],
    ] as const) {
      expect(values(element("internal_inventory", "operations", kind), "choices")).toEqual(list);
      expect(values(element("internal_inventory", "wanted_topics", kind), "choices")).toEqual(list);
    }
  });
});
