import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boxes, form, single, text } from "#domain/disclosure/sample-form.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { Questionnaire, TableQuestion } from "#domain/survey/questionnaire.ts";
import { gatherNeedsTexts, type NeedsTexts } from "./needs-texts.ts";
import { writtenPlacesOf } from "./text-places.ts";

const other = { text: { sv: "Annat" }, maxLength: 200 };
const table: TableQuestion = {
  ...text("days"),
  kind: "table",
  minRows: 0,
  maxRows: 5,
  columns: [text("what"), { ...single("when", ["summer"]), other }],
};
const needsForm: Questionnaire = form(
  { ...boxes("languages_needed", ["sv", "fi"]), other },
  boxes("support_needs", ["interpreter"]),
  { ...single("place", ["town"]), other },
  text("avoid_dates"),
  { ...text("first_day"), input: "date" },
  table,
);
const places = writtenPlacesOf(needsForm);
const hash = (words: string): string => [...words].toReversed().join("");

const gather = (notes: readonly Answers[], { after = "", atOnce = 100 } = {}) => {
  const gathering = gatherNeedsTexts(places, { hash, after, atOnce });
  for (const note of notes) gathering.add(note);
  return gathering.finish();
};
const textsAt = (key: string, notes: readonly Answers[]) =>
  gather(notes).find(({ place }) => place.key === key)?.texts;

describe("what people have written in a needs form", () => {
  test("is found beside boxes, in texts, in days and in every cell of a list, and nowhere else", () => {
    expect(places.map(({ key }) => key)).toEqual([
      "languages_needed-Comment",
      "place-Comment",
      "avoid_dates",
      "first_day",
      "days:what",
      "days:when-Comment",
    ]);
    const note = {
      languages_needed: ["sv", "other"],
      "languages_needed-Comment": "Pitesamiska",
      support_needs: ["interpreter"],
      avoid_dates: "Inte på lördagar",
      first_day: "2027-03-01",
      days: [{ what: "Renslakt", when: "other", "when-Comment": "november" }, { what: "Sabbat" }],
    } as unknown as Answers;
    const written = gather([note]).map(({ place, texts }) => [place.key, texts]);
    expect(Object.fromEntries(written)).toEqual({
      "languages_needed-Comment": ["Pitesamiska"],
      "place-Comment": [],
      avoid_dates: ["Inte på lördagar"],
      first_day: ["2027-03-01"],
      "days:what": ["Sabbat", "Renslakt"],
      "days:when-Comment": ["november"],
    });
  });

  test("stands as it was written, each once; what is empty or only blank stands nowhere", () => {
    const notes = ["Ej fredag ", "", " \n ", "Ej fredag ", "Ej fredag"].map((avoid_dates) => ({
      avoid_dates,
    }));
    expect(textsAt("avoid_dates", [...notes, {}])).toEqual(["Ej fredag ", "Ej fredag"]);
  });

  test("is gone through to its end, and never more at a time is held than is shown", () => {
    const notes = Array.from({ length: 95 }, (_, at) => ({ avoid_dates: `Text ${at}` }));
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null; ) {
      const [, , read]: readonly NeedsTexts[] = gather(notes, { after, atOnce: 10 });
      expect(read?.texts.length).toBeLessThanOrEqual(10);
      seen.push(...(read?.texts ?? []));
      after = read?.next ?? null;
    }
    expect(seen).toEqual(textsAt("avoid_dates", notes));
    expect(seen).toHaveLength(95);
  });

  test("is the same whichever texts, ticks and language came together, and in whatever order", () => {
    const columns = ["languages_needed-Comment", "avoid_dates", "first_day", "languages_needed"];
    const aText = fc.constantFrom("", " ", "a", "b", "ab", "ba", "Inte på lördagar", "יום־טובֿ");
    const someNotes = fc
      .array(fc.tuple(aText, aText, aText, fc.constantFrom(["sv"], ["fi"], [])))
      .chain((notes) =>
        fc.tuple(
          fc.constant(notes),
          ...columns.map(() =>
            fc.shuffledSubarray([...notes.keys()], {
              minLength: notes.length,
              maxLength: notes.length,
            }),
          ),
        ),
      );
    fc.assert(
      fc.property(someNotes, fc.integer({ min: 1, max: 4 }), ([notes, ...orders], atOnce) => {
        const noteOf = (rows: readonly number[]): Answers =>
          Object.fromEntries(
            columns.map((column, at) => [column, notes[rows[at] ?? 0]?.[at] ?? ""]),
          );
        const asSent = notes.map((_, row) => noteOf(columns.map(() => row)));
        const dealtAnew = notes.map((_, row) => noteOf(orders.map((order) => order[row] ?? 0)));
        expect(gather(dealtAnew, { atOnce })).toEqual(gather(asSent, { atOnce }));
      }),
    );
  });
});
