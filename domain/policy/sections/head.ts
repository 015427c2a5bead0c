import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import { type DraftContext, orMissing } from "./draft-context.ts";
import { say, section, toWrite } from "./wording.ts";

/** Annexes in the order in which they are numbered; `enclosed` ones are documents of their own. */
export const annexes = [
  { number: 1, id: "agreement", enclosed: true },
  { number: 2, id: "structure", enclosed: false },
  { number: 3, id: "needs", enclosed: false },
  { number: 4, id: "internal", enclosed: false },
  { number: 5, id: "evaluation", enclosed: false },
  { number: 6, id: "positions", enclosed: true },
  { number: 7, id: "impact", enclosed: true },
  { number: 8, id: "method", enclosed: false },
] as const;

export const headSection = ({ properties }: DraftContext): PolicySection =>
  section(
    "head",
    [
      {
        kind: "facts",
        id: "head",
        facts: [
          fact("authority", { text: properties.authority }),
          fact("administration", orMissing(properties.administration, "administration")),
          fact("official", orMissing(properties.official, "official")),
          fact("date", properties.date),
          fact("diaryNumber", orMissing(properties.diaryNumber, "diaryNumber")),
          fact("body", orMissing(properties.body, "body")),
          fact("version", properties.version),
          fact("annexes", annexes.length),
        ],
      },
    ],
    { heading: null, part: "head" },
  );

const fact = (name: string, value: Words) => ({ label: say(`properties.label.${name}`), value });

/** Full sentences, one measure each, written as if already decided so that they can be moved to the minutes. */
export const decisionSection = (draft: DraftContext): PolicySection => {
  const { values, properties } = draft;
  const points = pointsFor(draft).map((key) => say(`decision.${key}`, values));
  const missing: readonly Block[] =
    properties.body === null || properties.director === null ? [toWrite("decision")] : [];
  return section("decision", [
    { kind: "paragraph", words: say("decision.intro", values) },
    { kind: "numbered", items: points },
    ...missing,
  ]);
};

/** What the evaluation points to decides which points are drafted; people decide which stay. */
const pointsFor = ({ evaluation }: DraftContext): readonly string[] => {
  switch (evaluation?.outcome.outcome) {
    case "extend":
      return ["extend", "extendAdjust", "fees", "evaluateAgain"];
    case "stop_and_redesign":
      return ["stop", "redesign", "fees"];
    case "adjust":
    case "continue":
    case undefined:
      return ["adopt", "actions", "fees", "evaluate"];
  }
};
