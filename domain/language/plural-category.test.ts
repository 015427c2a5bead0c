import { expect, test } from "vitest";
import { pluralCategory } from "./plural-category.ts";
import { languages } from "./registry.ts";

test.each(["sv", "en", "fi", "yi", "se", "smj", "sma"] as const)(
  "%s counts as Intl does",
  (language) => {
    const rules = new Intl.PluralRules(language);
    for (let count = 0; count <= 120; count += 1) {
      expect(pluralCategory(language, count)).toBe(rules.select(count));
    }
  },
);

test("a language that Intl does not know counts by the registry and not by the computer's language", () => {
  expect(pluralCategory("fit", 2)).toBe("other");
  expect(pluralCategory("rom-x-lovari", 1)).toBe("one");
  expect(pluralCategory("rmf", 0)).toBe("other");
});

test("never asks for a form that the language lacks", () => {
  for (const { id, plurals } of languages) {
    const asked = [0, 1, 2, 3, 1.5].map((count) => pluralCategory(id, count));
    expect(asked.filter((form) => !plurals.includes(form))).toEqual([]);
  }
});
