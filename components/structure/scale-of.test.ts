import { expect, test } from "vitest";
import { elementIds, elementOf } from "#domain/structure/proposal.ts";
import { proposeStructure } from "#domain/structure/propose-structure.ts";
import { publishedWorld } from "#tests/support/published-world.ts";
import { scaleOf } from "./scale-of.ts";

const bundle = publishedWorld();
const proposal = proposeStructure(bundle);
const ordinal = ["ambition", "ordinaryPerYear", "minutes", "noticeWeeks", "feedbackWeeks"] as const;

test.each(ordinal)(
  "every position and the proposal of %s have their place on the scale drawn",
  (id) => {
    const element = elementOf(proposal, id);
    const values = scaleOf(element, proposal, bundle)?.map(({ value }) => value) ?? [];
    const positions = element.rows.flatMap(({ position }) =>
      position === null ? [] : [position.from, position.to],
    );
    expect(positions.length).toBeGreaterThan(0);
    for (const value of positions) expect(values).toContain(value);
    if (element.value.kind !== "choice") throw new Error(`${id} proposes no choice`);
    expect(values).toContain(element.value.choice);
  },
);

test("the steps are called what the questionnaire calls them", () => {
  const [first] = scaleOf(elementOf(proposal, "ordinaryPerYear"), proposal, bundle) ?? [];
  expect(first?.label).toMatchObject({ text: { sv: expect.any(String), en: expect.any(String) } });
});

test("answers without an order have no scale", () => {
  for (const id of elementIds.filter((each) => !ordinal.some((one) => one === each))) {
    expect(scaleOf(elementOf(proposal, id), proposal, bundle)).toBeNull();
  }
});

test("the next meeting stands where the proposed rhythm of meetings puts it", () => {
  const rhythm = elementOf(proposal, "ordinaryPerYear");
  const withRhythm = (choice: string) => ({
    ...proposal,
    elements: proposal.elements.map((each) =>
      each === rhythm ? { ...rhythm, value: { kind: "choice", choice } as const } : each,
    ),
  });
  const scaleWith = (choice: string) =>
    scaleOf(elementOf(proposal, "feedbackWeeks"), withRhythm(choice), bundle)?.map(
      ({ value }) => value,
    );
  expect(scaleWith("twice_year")?.at(-1)).toBe("next_meeting");
  expect(scaleWith("monthly")?.indexOf("next_meeting")).toBe(2);
  expect(scaleWith("when_needed")).not.toContain("next_meeting");
});
