import { expect, test } from "vitest";
import { interfaceUnits, isPluralForm } from "./interface-units.ts";

const swedish = {
  survey: {
    start: { title: "Börja", rows_one: "En rad", rows_other: "{{count}} rader" },
    choices: { the_one: "Den ena", the_other: "Den andra" },
    action: { next: "Fortsätt" },
  },
  letters: { subject: "Enkäten" },
  staff: { title: "Inte för den som svarar" },
};
const english = { survey: { start: { title: "Begin", rows_other: "{{count}} rows" } } };
const unitsIn = (language: "fi" | "se") => interfaceUnits(language, swedish, english);
const ids = (language: "fi" | "se") => unitsIn(language).map(({ id }) => id);

test("a counted sentence is one text for each form of the language, with a Swedish source for each", () => {
  expect(ids("fi").filter(isPluralForm).slice(0, 2)).toEqual([
    "survey:start.rows_one",
    "survey:start.rows_other",
  ]);
  const counted = unitsIn("se").filter(({ id }) => id.startsWith("survey:start.rows"));
  expect(counted.map(({ id, source, english: other }) => [id, source, other])).toEqual([
    ["survey:start.rows_one", "En rad", "{{count}} rows"],
    ["survey:start.rows_two", "{{count}} rader", "{{count}} rows"],
    ["survey:start.rows_other", "{{count}} rader", "{{count}} rows"],
  ]);
});

test("a key that only ends like a counted one is a text of its own", () => {
  expect(ids("se").filter((id) => id.includes("choices"))).toEqual([
    "survey:choices.the_one",
    "survey:choices.the_other",
  ]);
});

test("letters can wait, the answering path cannot; what staff alone read is not asked for", () => {
  const required = unitsIn("fi").map((unit) => [unit.group, unit.required]);
  expect(new Map(required as [string, boolean][])).toEqual(
    new Map([
      ["survey", true],
      ["letters", false],
    ]),
  );
});

test("buttons and titles are told from sentences", () => {
  const kinds = new Map(unitsIn("fi").map(({ id, kind }) => [id, kind]));
  expect(kinds.get("survey:action.next")).toBe("button");
  expect(kinds.get("survey:start.title")).toBe("title");
  expect(kinds.get("survey:start.rows_other")).toBe("sentence");
});
