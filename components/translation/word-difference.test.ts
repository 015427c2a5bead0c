import fc from "fast-check";
import { expect, test } from "vitest";
import { wordDifference } from "./word-difference.ts";

const shown = (before: string, after: string): string =>
  wordDifference(before, after)
    .map(({ kind, text }) =>
      kind === "same" ? text : kind === "removed" ? `[-${text}-]` : `[+${text}+]`,
    )
    .join("");

test.each([
  ["Enkäten stänger i dag.", "Enkäten stänger i dag.", "Enkäten stänger i dag."],
  ["Enkäten stänger i dag.", "Enkäten stänger i morgon.", "Enkäten stänger i [-dag.-][+morgon.+]"],
  ["Dina svar", "Dina egna svar", "Dina [+egna +]svar"],
  ["Dina egna svar", "Dina svar", "Dina [-egna -]svar"],
  ["ett två tre", "fyra fem tre", "[-ett två-][+fyra fem+] tre"],
  ["", "Nytt", "[+Nytt+]"],
  ["Gammalt", "", "[-Gammalt-]"],
])("from %j to %j", (before, after, expected) => {
  expect(shown(before, after)).toBe(expected);
});

const sentence = fc
  .array(fc.constantFrom("en", "två", "tre", "fyra", "fem", "\n", ","), { maxLength: 12 })
  .map((words) => words.join(" "));

test("both texts can be read out of the difference, whatever they are", () => {
  fc.assert(
    fc.property(sentence, sentence, (before, after) => {
      const parts = wordDifference(before, after);
      const without = (kind: "added" | "removed") =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});

test("an enormous text is shown as a whole, and at once", () => {
  const [before, after] = ["ord ".repeat(5000), "annat ".repeat(5000)];
  expect(wordDifference(before, after).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
