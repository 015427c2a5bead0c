/** A needs inventory of two questions: as little as can be opened, answered and published. */
export const shortSurvey = (
  extra: readonly Readonly<Record<string, unknown>>[] = [],
  title = "Kort enkät",
) => ({
  title,
  pages: [
    {
      name: "gates",
      elements: [
        radio("consent", ["yes", "no"]),
        radio("answer_as", ["individual", "organisation"]),
        radio("minority", ["roma", "sami"]),
        {
          ...radio("publication_consent", ["yes", "no"]),
          visibleIf: "{answer_as} = 'organisation'",
        },
        {
          type: "text",
          name: "collective_name",
          title: "Namn",
          visibleIf: "{answer_as} = 'organisation'",
        },
      ],
    },
    {
      name: "questions",
      elements: [{ ...radio("place", ["town", "village"]), isRequired: false }, ...extra],
    },
  ],
});

const radio = (name: string, values: readonly string[]) => ({
  type: "radiogroup",
  name,
  title: `Frågan ${name}`,
  isRequired: true,
  choices: values.map((value) => ({ value, text: `Svaret ${value}` })),
});
