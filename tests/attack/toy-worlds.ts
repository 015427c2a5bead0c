import { gridLadderFor, ladderFor } from "#domain/disclosure/ladders.ts";
import type { BackgroundVariable, Block, Grid, Plan } from "#domain/disclosure/plan.ts";
import { bins, toyBlock, toyPlan } from "#domain/disclosure/toy-plans.ts";

const place: BackgroundVariable = { name: "place", levels: ["north", "south"], none: "none" };
const sex: BackgroundVariable = { name: "sex", levels: ["one", "other"], none: "none" };
const scaleCells = ["1", "2", "3", "4", "5"];

const scale = (chain: readonly string[]): Block => {
  const request = { instrument: "own", question: "scale", cells: scaleCells, ordinal: true };
  return { ...toyBlock("scale", ladderFor(request), { chain }) };
};

const box = (choice: string, chain: readonly string[]): Block => ({
  ...toyBlock(`boxes:${choice}`, [bins("yes", "no")], { chain, none: "no" }),
  subject: { kind: "choice", question: "boxes", choice },
});

const crossed: readonly Grid[] = [
  { place: bins("north", "south+none"), sex: bins("one", "other+none") },
  { place: bins("north", "south+none"), sex: bins("one+other+none") },
  { place: bins("north+south+none"), sex: bins("one+other+none") },
];

/** A chain of two breakdowns, with the thresholds of an invited round. */
export const twoVariablePlan: Plan = toyPlan({
  k: 5,
  kGroup: 10,
  background: [place, sex],
  gridLadder: crossed,
  blocks: [scale(["place", "sex"]), box("one", ["place", "sex"]), box("two", ["place", "sex"])],
});

const ages = ["under_18", "18_25", "26_64", "65_plus"];

/** The organisation is known of every ballot and nothing is broken down by it. */
export const organisationPlan: Plan = toyPlan({
  k: 5,
  kGroup: 10,
  background: [
    { name: "organisation", levels: ["a", "b"], none: "none" },
    { name: "age_group", levels: ages, none: "none" },
  ],
  gridLadder: gridLadderFor(ages).map((age) => ({
    organisation: bins("a+b+none"),
    age_group: age,
  })),
  blocks: [
    scale(["age_group"]),
    toyBlock("colour", [bins("red", "green", "blue+none")], { chain: ["age_group"] }),
  ],
});
