import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isComplete, isNested } from "./ladder-notation.ts";
import { boxLadder, cellsOf, gridLadderFor, ladderFor, topicFamilies } from "./ladders.ts";
import type { Partition } from "./plan.ts";

const operations = [
  ...topicFamilies.care.split("+"),
  ...topicFamilies.language_treatment.split("+"),
  "culture",
  ...topicFamilies.society.split("+"),
];

const municipalOperations = [
  ...topicFamilies.care_education.split("+"),
  ...topicFamilies.local_language_treatment.split("+"),
  ...topicFamilies.local_culture.split("+"),
  ...topicFamilies.local_society.split("+"),
];

const listed = (cells: readonly string[]): string => cells.join(", ");
const merged = (cells: readonly string[]): string => cells.join("+");

/** domain/ladders.md, row by row: instrument, question, its choices, and the rungs as they stand there. */
const rows = [
  [
    "needs_inventory",
    "influence_level",
    "[informed, consulted, dialogue~, co_create, co_decide] / [informed+consulted, dialogue~, co_create+co_decide] / [informed+consulted+dialogue~, co_create+co_decide]",
  ],
  [
    "needs_inventory",
    "topic_first",
    `[${listed(operations)}, no_preference~] / [${merged(operations.slice(0, 7))}, language_interpreting+equal_treatment, culture, ${merged(operations.slice(10))}+no_preference~] / [${merged(operations.slice(0, 7))}, ${merged(operations.slice(7))}+no_preference~]`,
  ],
  [
    "needs_inventory",
    "topic_first",
    `[${listed(municipalOperations)}, no_preference~] / [${merged(municipalOperations.slice(0, 5))}, equal_treatment+language_information, culture+leisure_associations+visibility, ${merged(municipalOperations.slice(10))}+no_preference~] / [${merged(municipalOperations.slice(0, 5))}, ${merged(municipalOperations.slice(5))}+no_preference~]`,
  ],
  [
    "needs_inventory",
    "composition",
    "[want, accept~, not_suitable] / [want, accept+not_suitable~]",
  ],
  ["needs_inventory", "forms", "[want, accept~, not_suitable] / [want, accept+not_suitable~]"],
  [
    "needs_inventory",
    "interval",
    "[when_needed, yearly, twice_year~, quarterly, six_year, monthly] / [when_needed+yearly, twice_year~, quarterly, six_year+monthly] / [when_needed+yearly, twice_year~, quarterly+six_year+monthly] / [when_needed+yearly+twice_year~, quarterly+six_year+monthly]",
  ],
  [
    "needs_inventory",
    "length",
    "[60, 90, 120~, 180, 240] / [60+90, 120~, 180+240] / [60+90+120~, 180+240]",
  ],
  [
    "needs_inventory",
    "representation",
    "[always, sometimes, not_needed~] / [always, sometimes+not_needed~]",
  ],
  [
    "needs_inventory",
    "agenda_setting",
    "[joint~, minorities_first, authority_first, rotating] / [joint~, minorities_first, rotating+authority_first=rotating] / [joint+rotating+authority_first=joint~, minorities_first]",
  ],
  ["needs_inventory", "notice_weeks", "[1, 2, 3, 4~, 6, 8] / [1+2+3, 4~, 6+8] / [1+2+3+4~, 6+8]"],
  ...(["needs_inventory", "pilot_evaluation"] as const).map(
    (instrument) =>
      [
        instrument,
        "feedback_deadline",
        "[2, 4~, 8, 12, next_meeting] / [2, 4~, 8+12+next_meeting] / [2+4~, 8+12+next_meeting]",
      ] as const,
  ),
  ...(
    [
      ["needs_inventory", "baseline"],
      ["pilot_evaluation", "now"],
      ["pilot_evaluation", "before"],
      ["pilot_evaluation", "quality"],
      ["pilot_evaluation", "outcome"],
      ["pilot_evaluation", "right_track"],
    ] as const
  ).map(
    ([instrument, question]) =>
      [instrument, question, "[1, 2, 3~, 4, 5] / [1+2, 3~, 4+5] / [1+2+3~, 4+5]"] as const,
  ),
  [
    "pilot_evaluation",
    "interval_fit",
    "[too_seldom, right~, too_often] / [too_seldom, right+too_often~]",
  ],
  [
    "pilot_evaluation",
    "length_fit",
    "[too_short, right~, too_long] / [too_short, right+too_long~]",
  ],
  ["pilot_evaluation", "forms_worked", "[well, partly~, badly] / [well, partly+badly~]"],
  [
    "pilot_evaluation",
    "extra_fit",
    "[worked~, too_few, too_many, hard_to_get] / [worked+too_many~, too_few+hard_to_get]",
  ],
  [
    "pilot_evaluation",
    "goal_progress",
    "[not_started~, started, halfway, reached] / [not_started+started~, halfway+reached]",
  ],
  [
    "pilot_evaluation",
    "burden",
    "[too_much, a_bit_much, reasonable~, could_more] / [too_much+a_bit_much, reasonable+could_more~]",
  ],
  ["pilot_evaluation", "fee", "[well, partly~, badly] / [well, partly+badly~]"],
  [
    "pilot_evaluation",
    "agreement_support",
    "[yes, yes_with_changes, no~] / [yes, yes_with_changes+no~]",
  ],
] as const;

const ladderOfRow = (instrument: string, question: string, rungs: string): readonly Partition[] =>
  ladderFor({ instrument, question, cells: writtenCells(rungs), ordinal: false });

const writtenCells = (rungs: string): readonly string[] =>
  (rungs.split(" / ")[0] ?? "").replace(/[[\]~]/g, "").split(", ");

const spell = (ladder: readonly Partition[]): string =>
  ladder.map((rung) => `[${rung.map(spellBin).join(", ")}]`).join(" / ");

const spellBin = (bin: Partition[number]): string => {
  const cells = bin.cells.filter((cell) => cell !== "none").join("+");
  const reads = bin.reads === undefined ? "" : `=${bin.reads}`;
  return `${cells}${reads}${bin.cells.includes("none") ? "~" : ""}`;
};

describe("the ladders of domain/ladders.md", () => {
  test.each(rows)("%s %s goes %s", (instrument, question, rungs) => {
    expect(spell(ladderOfRow(instrument, question, rungs))).toBe(rungs);
  });

  test.each(rows)("%s %s is nested and holds every cell once", (instrument, question, rungs) => {
    const ladder = ladderOfRow(instrument, question, rungs);
    expect(isNested(ladder)).toBe(true);
    expect(isComplete(ladder, cellsOf(ladder))).toBe(true);
  });

  test("a box is yes or no, and no answer is a no", () => {
    expect(boxLadder).toEqual([[{ cells: ["yes"] }, { cells: ["no"] }]]);
  });

  test("age goes from three groups to two to everybody", () => {
    expect(spell(gridLadderFor(["18_25", "26_64", "65_plus"]))).toBe(
      "[18_25, 26_64~, 65_plus] / [18_25+26_64~, 65_plus] / [18_25+26_64+65_plus~]",
    );
  });

  test("age with the youngest goes from four groups to everybody", () => {
    expect(spell(gridLadderFor(["under_18", "18_25", "26_64", "65_plus"]))).toBe(
      "[under_18, 18_25, 26_64~, 65_plus] / [under_18+18_25, 26_64~, 65_plus] / [under_18+18_25+26_64~, 65_plus] / [under_18+18_25+26_64+65_plus~]",
    );
  });
});

describe("questions that staff have changed", () => {
  const interval = (cells: readonly string[]) =>
    ladderFor({ instrument: "needs_inventory", question: "interval", cells, ordinal: false });

  test("a choice that was taken away leaves its bins, and a rung that says nothing new goes", () => {
    expect(spell(interval(["yearly", "twice_year", "quarterly"]))).toBe(
      "[yearly, twice_year~, quarterly] / [yearly+twice_year~, quarterly]",
    );
  });

  test("a choice that nobody wrote a ladder for makes it a question like any other", () => {
    expect(spell(interval(["yearly", "twice_year", "weekly"]))).toBe(
      "[yearly, twice_year, weekly~]",
    );
  });

  test("without the choice that took no answer in, it is a question like any other", () => {
    expect(spell(interval(["yearly", "quarterly"]))).toBe("[yearly, quarterly~]");
  });

  test("the first topic can do without its no preference", () => {
    const cells = ["dental", "culture", "research"];
    const ladder = ladderFor({
      instrument: "needs_inventory",
      question: "topic_first",
      cells,
      ordinal: false,
    });
    expect(spell(ladder)).toBe(
      "[dental, culture, research, ~] / [dental, culture, research~] / [dental, culture+research~]",
    );
  });
});

describe("questions of one's own", () => {
  const scale = fc
    .uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 30 })
    .filter((cells) => !cells.includes("none"));

  test("any scale has a nested ladder that holds every cell once and keeps no answer with others", () => {
    fc.assert(
      fc.property(scale, fc.boolean(), (cells, ordinal) => {
        const ladder = ladderFor({ instrument: "own", question: "q", cells, ordinal });
        expect(isNested(ladder)).toBe(true);
        expect(isComplete(ladder, [...cells, "none"])).toBe(true);
        expect(cellsOf(ladder)).toEqual([...cells, "none"]);
        expect(ladder.flat().filter(({ cells }) => cells.join() === "none")).toEqual([]);
      }),
    );
  });

  test.each([
    [5, "[1, 2, 3~, 4, 5] / [1+2, 3~, 4+5] / [1+2+3~, 4+5]"],
    [4, "[1, 2~, 3, 4] / [1+2~, 3+4]"],
    [7, "[1, 2, 3, 4~, 5, 6, 7] / [1+2, 3+4+5~, 6+7] / [1+2+3+4+5~, 6+7]"],
  ])("a scale of %i steps goes to thirds and on", (steps, rungs) => {
    const cells = Array.from({ length: steps }, (_, step) => String(step + 1));
    expect(spell(ladderFor({ instrument: "own", question: "q", cells, ordinal: true }))).toBe(
      rungs,
    );
  });

  test("options without order are shown all or not at all", () => {
    const cells = ["red", "green", "blue"];
    expect(spell(ladderFor({ instrument: "own", question: "q", cells, ordinal: false }))).toBe(
      "[red, green, blue~]",
    );
  });
});

test("a ladder that is not nested is recognised as such", () => {
  const bin = (...cells: readonly string[]) => ({ cells });
  expect(
    isNested([
      [bin("a", "b"), bin("c"), bin("d")],
      [bin("a"), bin("b", "c", "d")],
    ]),
  ).toBe(false);
});
