import { boundsOf } from "./attack-round.ts";
import { readForm } from "./form-logic.ts";
import { naiveFacts, publishNaively } from "./naive-publisher.ts";
import { type Mood, randomPeople, seeded } from "./random-answers.ts";
import { gateAnswers, threeVariables } from "./surveys.ts";

export interface Control {
  /** Cells of one to four people in what was shown. */
  readonly small: number;
  /** Of them, those whose number the attacker knows exactly. */
  readonly recovered: number;
  /** Of them, those that the attacker can prove to be fewer than five. */
  readonly proven: number;
}

const background = ["age", "place", "sex"] as const;

/** All ways to break down by some of the variables. */
const breakdowns = [
  [],
  ["age"],
  ["place"],
  ["sex"],
  ["age", "place"],
  ["age", "sex"],
  ["place", "sex"],
  ["age", "place", "sex"],
];

/**
 * The same attacker with the same solver on a build that protects each chart by itself. An attack that cannot break
 * this one proves nothing about the other. Only here the truth is looked at, to count what was right.
 */
export const attackControl = async (rounds: number, seed: number, n = 200): Promise<Control> => {
  const form = readForm(threeVariables, gateAnswers);
  const component = form.components.find(({ fields }) => fields.includes("scale"));
  const values = form.fields.find(({ id }) => id === "scale")?.values ?? [];
  if (component === undefined) throw new Error("the form has no scale");
  const random = seeded(seed);
  const control = { small: 0, recovered: 0, proven: 0 };
  const question = "scale";
  for (let round = 0; round < rounds; round += 1) {
    const mood: Mood = round % 2 === 0 ? "skewed" : "by_group";
    const people = randomPeople(form, background, n, mood, random);
    const options = { question, values, breakdowns, kGroup: 5, k: 5 };
    const charts = publishNaively(people, options);
    const small = charts.flatMap(({ rows }) =>
      rows.flatMap(({ group, cells }) =>
        cells
          .filter(({ hidden, count }) => hidden && count < 5)
          .map(({ value, count }) => ({
            where: Object.fromEntries(Object.entries(group).map(([name, own]) => [name, [own]])),
            said: [{ [question]: [value] }],
            count,
          })),
      ),
    );
    const facts = naiveFacts(charts, question);
    const bounds = await boundsOf({ name: "control", form, background, facts }, component, small);
    if (bounds === null) throw new Error("the control build published a falsehood");
    for (const [at, { least, most }] of bounds.entries()) {
      control.small += 1;
      if (most < 5) control.proven += 1;
      if (least === most && least === small[at]?.count) control.recovered += 1;
    }
  }
  return control;
};
