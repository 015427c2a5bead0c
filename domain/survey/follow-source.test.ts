import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changedVersions, followSource, type StaleTexts } from "./follow-source.ts";
import { textsOfSurvey } from "./survey-texts.ts";

type Versions = Readonly<Record<string, string>>;

const survey = (title: Versions) => ({ pages: [], title });
const follow = (...steps: readonly Versions[]): StaleTexts =>
  steps.slice(1).reduce<{ readonly stale: StaleTexts; readonly before: Versions }>(
    ({ stale, before }, after) => ({
      stale: followSource(survey(before), survey(after), stale),
      before: after,
    }),
    { stale: {}, before: steps[0] ?? {} },
  ).stale;

describe("a version in another language", () => {
  const first = { default: "Hej", fi: "Moi", yi: "שלום" };

  test("is stale when its Swedish changes and it does not; the Swedish it was made from is kept", () => {
    expect(follow(first, { ...first, default: "Hej då" })).toEqual({
      title: { fi: "Hej", yi: "Hej" },
    });
  });

  test("is made from the first of several Swedish texts that it has outlived", () => {
    expect(follow(first, { ...first, default: "B" }, { ...first, default: "C" })).toEqual({
      title: { fi: "Hej", yi: "Hej" },
    });
  });

  test("is no longer stale when it is changed, alone or with the Swedish", () => {
    const changed = { ...first, default: "Hej då" };
    expect(follow(first, changed, { ...changed, fi: "Hei hei" })).toEqual({ title: { yi: "Hej" } });
    expect(follow(first, { default: "Hej då", fi: "Hei hei", yi: "זײַ געזונט" })).toEqual({});
  });

  test("is no longer stale when the Swedish is changed back", () => {
    expect(follow(first, { ...first, default: "Hej då" }, first)).toEqual({});
  });

  test("is not stale for a space or for letters that are composed in another way", () => {
    expect(follow({ default: "å", fi: "å" }, { default: "a\u030a ", fi: "å" })).toEqual({});
  });
});

test("what has been written anew in a definition is told, with the Swedish beside it", () => {
  const changed = changedVersions(
    survey({ default: "Hej", fi: "Moi", se: "Bures" }),
    survey({ default: "Hej då", fi: "Hei hei", se: "Bures", yi: "שלום" }),
  );
  expect(changed.map(({ language, text, source }) => [language, text, source])).toEqual([
    ["fi", "Hei hei", "Hej då"],
    ["yi", "שלום", "Hej då"],
  ]);
});

test("after any number of edits a version is stale exactly when its Swedish is another than when it was written", () => {
  const word = fc.constantFrom("a", "b", "c");
  const edit = fc.record({ default: word, fi: word, se: fc.option(word, { nil: "" }) });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
      const madeFrom = new Map<string, string>();
      let before: Versions = {};
      for (const now of edits) {
        for (const language of ["fi", "se"] as const) {
          if (now[language] !== before[language]) madeFrom.set(language, now.default);
        }
        before = now;
      }
      const expected = Object.fromEntries(
        [...madeFrom].filter(
          ([language, source]) => before[language] !== "" && source !== before.default,
        ),
      );
      expect(follow({}, ...edits).title ?? {}).toEqual(expected);
      expect(textsOfSurvey(survey(before))).toHaveLength(1);
    }),
  );
});
