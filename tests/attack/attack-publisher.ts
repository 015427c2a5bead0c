import type { Plan } from "#domain/disclosure/plan.ts";
import { provenSmall } from "#domain/disclosure/toy-attacker.ts";
import { anyAge, bins, byAge, toyBlock, toyPlan, twoAges } from "#domain/disclosure/toy-plans.ts";
import type { Answers } from "#domain/response/answers.ts";
import { attackRound } from "./attack-round.ts";
import type { Finding } from "./facts.ts";
import { type FormLogic, readForm } from "./form-logic.ts";
import type { Publisher } from "./publisher.ts";
import { asAnswers, moods, type RawAnswers, randomPeople, seeded } from "./random-answers.ts";
import { type ReleaseInFile, readRelease } from "./read-bundle.ts";
import { everyKind, gateAnswers, organisations, twoVariables } from "./surveys.ts";

export interface PublisherAttack {
  readonly rounds: number;
  readonly events: number;
  readonly findings: readonly Finding[];
}

interface Options {
  /** Random rounds of each size. */
  readonly rounds: number;
  readonly sizes: readonly number[];
  readonly seed: number;
  /** A fault needs to be seen only once. */
  readonly untilFirst?: boolean;
}

/** Random rounds through the product's own way from form to release, and every data set of a few toy plans. */
export const attackPublisher = async (
  publisher: Publisher,
  options: Options,
): Promise<PublisherAttack> => {
  const random = seeded(options.seed);
  let rounds = 0;
  let events = 0;
  const findings: Finding[] = [];
  const isDone = () => options.untilFirst === true && findings.length > 0;
  const attack = async (world: World, people: readonly RawAnswers[], name: string) => {
    const { form, plan } = world;
    const answers = people.map((raw): Answers => asAnswers(form, raw));
    const release = publisher.publish(plan, answers) as ReleaseInFile;
    const read = readRelease("published.json", form, plan, release);
    const background = plan.background.map((variable) => variable.name);
    const { k, kGroup } = plan;
    const { facts } = read;
    const result = await attackRound({ name, form, background, facts, k, kGroup });
    rounds += 1;
    events += result.events;
    findings.push(...read.findings, ...result.findings);
  };
  for (const world of worldsOf(publisher)) {
    for (const [name, people] of world.crafted) {
      if (!isDone()) await attack(world, people, name);
    }
  }
  for (const [name, plan, people] of isDone() ? [] : toyRounds) {
    const pinned = provenSmall(plan, people, publisher.publishBallots);
    events += 1;
    findings.push(
      ...pinned.map(
        (event): Finding => ({
          kind: "pinned",
          event: `${name}: ${event.split(" in {")[0]}`,
        }),
      ),
    );
    if (isDone()) break;
  }
  for (let round = 0; round < options.rounds && !isDone(); round += 1) {
    for (const world of worldsOf(publisher)) {
      for (const size of options.sizes) {
        const mood = moods[Math.floor(random() * moods.length)] ?? "even";
        if (isDone()) break;
        const background = world.plan.background.map(({ name }) => name);
        const people = randomPeople(world.form, background, size, mood, random);
        await attack(world, people, `${world.name}, ${size} people, ${mood}`);
      }
    }
  }
  return { rounds, events, findings };
};

interface World {
  readonly name: string;
  readonly form: FormLogic;
  readonly plan: Plan;
  readonly crafted: readonly (readonly [string, readonly RawAnswers[]])[];
}

const worldsOf = (publisher: Publisher): readonly World[] => [
  {
    name: "one question of every kind",
    form: forms.everyKind,
    plan: publisher.planFor(everyKind, gateAnswers, { instrument: "own", admission: "invited" }),
    crafted: [
      ["nearly all who were asked answer alike", lateOnes()],
      ["one step that nobody takes", emptyStep()],
      ["an even group beside an uneven one", evenBesideUneven()],
      ["a box that goes alone, and another that nearly all others tick", aloneOrOne()],
    ],
  },
  {
    name: "two background variables",
    form: forms.twoVariables,
    plan: publisher.twoVariablePlan,
    crafted: [["grid of tens", tensInAGrid()]],
  },
  {
    name: "organisations",
    form: forms.organisations,
    plan: publisher.organisationPlan,
    crafted: [["one organisation with few who are young", fewYoung()]],
  },
];

const forms = {
  everyKind: readForm(everyKind, gateAnswers),
  twoVariables: readForm(twoVariables, gateAnswers),
  organisations: readForm(organisations, gateAnswers),
};

/**
 * The example of disclosure.md: ten in each of four groups, and a yes by 5 and 15 in both directions. Every figure of
 * two separate breakdowns would be at least 5, and together they would tell the whole table.
 */
const tensInAGrid = (): readonly RawAnswers[] =>
  [
    ["north", "one", 0],
    ["north", "other", 5],
    ["south", "one", 5],
    ["south", "other", 10],
  ].flatMap(([place, sex, yes]) =>
    Array.from({ length: 10 }, (_, person) => ({
      place: String(place),
      sex: String(sex),
      "boxes:one": person < Number(yes) ? "yes" : "no",
      "boxes:two": "no",
      scale: "3",
    })),
  );

/** Of 22 who were asked why, 17 say the same: beside the parent's own figure, little room is left. */
const lateOnes = (): readonly RawAnswers[] =>
  Array.from({ length: 60 }, (_, person) => ({
    ...plainPerson(person),
    fee: person < 38 ? "well" : "badly",
    why: person < 38 ? "" : person < 55 ? "late" : "low",
  }));

/** The second step is taken by two, so the finest rung fails; the middle fails among the youngest. */
const emptyStep = (): readonly RawAnswers[] =>
  withSteps([
    ["18_25", { 1: 6, 3: 3, 5: 11 }],
    ["26_64", { 1: 7, 2: 2, 3: 9, 4: 2 }],
    ["65_plus", { 1: 7, 3: 9, 5: 4 }],
  ]);

const withSteps = (
  groups: readonly (readonly [string, Readonly<Record<string, number>>])[],
): readonly RawAnswers[] =>
  groups.flatMap(([age, steps]) =>
    Object.entries(steps).flatMap(([step, people]) =>
      Array.from({ length: people }, (_, person) => ({
        ...plainPerson(person),
        age_group: age,
        scale: step,
      })),
    ),
  );

/** The finest rung holds for all together and for the younger, and not for the older. */
const evenBesideUneven = (): readonly RawAnswers[] =>
  withSteps([
    ["26_64", { 1: 5, 2: 5, 3: 5, 4: 5, 5: 5 }],
    ["65_plus", { 1: 2, 2: 8, 3: 9, 4: 8, 5: 8 }],
  ]);

/** Ten ticked the box that goes alone and 48 of the other fifty the first: two are left. */
const aloneOrOne = (): readonly RawAnswers[] =>
  Array.from({ length: 60 }, (_, person) => ({
    ...plainPerson(person),
    "boxes:never": person < 10 ? "yes" : "no",
    "boxes:one": person >= 12 ? "yes" : "no",
    "boxes:two": person >= 10 && person % 2 === 0 ? "yes" : "no",
  }));

/** Sixteen are young, twelve of them in the one organisation: the other cannot show them, and their sum does. */
const fewYoung = (): readonly RawAnswers[] =>
  [
    ["a", "18_25", 12],
    ["a", "26_64", 12],
    ["a", "65_plus", 12],
    ["b", "18_25", 4],
    ["b", "26_64", 20],
    ["b", "65_plus", 14],
  ].flatMap(([organisation, age, people]) =>
    Array.from({ length: Number(people) }, (_, person) => ({
      organisation: String(organisation),
      age_group: String(age),
      scale: person % 2 === 0 ? "2" : "5",
      colour: "red",
    })),
  );

/** Somebody whose other answers are like many others'. */
const plainPerson = (person: number): RawAnswers => ({
  age_group: ["18_25", "26_64", "65_plus"][person % 3] ?? "",
  scale: String((person % 5) + 1),
  colour: ["red", "green", "blue"][person % 3] ?? "",
  fee: "well",
});

const aged = { background: [twoAges], gridLadder: [byAge, anyAge] };

/** Small enough that everything that can happen is looked at. */
const toyRounds: readonly (readonly [string, Plan, number])[] = [
  [
    "every round of eight, three steps by age",
    toyPlan({
      k: 2,
      kGroup: 4,
      ...aged,
      blocks: [
        toyBlock("q", [bins("a", "b", "c"), bins("a+b", "c")], { chain: ["age"], none: "c" }),
      ],
    }),
    8,
  ],
  [
    "every round of ten, five steps",
    toyPlan({
      k: 2,
      kGroup: 4,
      background: [],
      gridLadder: [{}],
      blocks: [
        toyBlock("q", [
          bins("1", "2", "3+none", "4", "5"),
          bins("1+2", "3+none", "4+5"),
          bins("1+2+3+none", "4+5"),
        ]),
      ],
    }),
    10,
  ],
];
