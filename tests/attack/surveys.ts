/** Forms made to be hard to publish: everything that survey logic can tie together stands in one of them. */
const choices = (...values: readonly string[]) => values;

const radio = (name: string, values: readonly string[], extra: object = {}) => ({
  type: "radiogroup",
  name,
  title: { default: `Frågan ${name}`, en: `The question ${name}` },
  choices: values.map((value) => ({
    value,
    text: { default: `Svaret ${value}`, en: `The answer ${value}` },
  })),
  ...extra,
});

const gates = {
  name: "gates",
  elements: [
    radio("consent", ["yes", "no"], { isRequired: true }),
    radio("answer_as", ["individual", "organisation"], { isRequired: true }),
    radio("minority", ["roma", "sami"], { isRequired: true }),
    radio("publication_consent", ["yes", "no"], {
      isRequired: true,
      visibleIf: "{answer_as} = 'organisation'",
    }),
    {
      type: "text",
      name: "collective_name",
      title: { default: "Namn", en: "Name" },
      visibleIf: "{answer_as} = 'organisation'",
    },
  ],
};

/** What everybody in the attacked rounds has answered before the form. */
export const gateAnswers = { consent: "yes", answer_as: "individual", minority: "roma" } as const;

const age = radio("age_group", ["under_18", "18_25", "26_64", "65_plus", "dk"]);

const survey = (...elements: readonly object[]) => ({
  title: { default: "En enkät att angripa", en: "A survey to attack" },
  pages: [gates, { name: "questions", elements }],
});

const scale = radio("scale", choices("1", "2", "3", "4", "5", "dk"));
const colour = radio("colour", choices("red", "green", "blue", "dk"));
const boxes = {
  type: "checkbox",
  name: "boxes",
  title: { default: "Frågan boxes", en: "The question boxes" },
  choices: [
    ...["one", "two", "three"].map((value) => ({
      value,
      text: { default: `Rutan ${value}`, en: `The box ${value}` },
    })),
    { value: "never", text: { default: "Inget", en: "Nothing" }, isExclusive: true },
  ],
};
const fee = radio("fee", choices("well", "badly", "dk"));
const why = radio("why", choices("late", "low", "dk"), { visibleIf: "{fee} = 'badly'" });
const rows = {
  type: "matrix",
  name: "rows",
  title: { default: "Frågan rows", en: "The question rows" },
  rows: ["trust", "clear"].map((value) => ({
    value,
    text: { default: `Raden ${value}`, en: `The row ${value}` },
  })),
  columns: ["1", "2", "3", "4", "5"].map((value) => ({
    value,
    text: { default: `Steg ${value}`, en: `Step ${value}` },
  })),
};

/** One of each kind, broken down by age. */
export const everyKind = {
  ...survey(
    ...[age, scale, colour, boxes, fee, why, rows],
    radio("taste", ["sweet", "sour"]),
    radio("sound", ["high", "low"]),
  ),
  answerPairs: [{ first: "taste", second: "sound" }],
};

/** Two background variables need a plan written by hand: makePlan knows of age alone. */
export const twoVariables = survey(
  radio("place", ["north", "south"]),
  radio("sex", ["one", "other"]),
  scale,
  {
    type: "checkbox",
    name: "boxes",
    title: { default: "Frågan boxes", en: "The question boxes" },
    choices: ["one", "two"],
  },
);

/** What most tools would break down in every direction: one Likert question and three background variables. */
export const threeVariables = survey(
  radio("age", ["18_25", "26_64", "65_plus", "under_18"]),
  radio("place", ["north", "middle", "south"]),
  radio("sex", ["one", "other"]),
  radio("scale", choices("1", "2", "3", "4", "5")),
);

/** Whose invitation it was, and nothing that anybody breaks down by it. */
export const organisations = survey(radio("organisation", ["a", "b"]), age, scale, colour);
