import type { Answers } from "#domain/response/answers.ts";
import { type Audience, isMinority, minorities } from "#domain/shared/minorities.ts";
import type { Regime } from "#domain/shared/regimes.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";

/** A round as the gates name it. */
export interface RoundKey {
  readonly audience: Audience;
  readonly regime: Regime;
}

/**
 * The rounds that a questionnaire's gates can lead to, in the order in which they are sealed. A questionnaire
 * without the gates `minority` or `party` is one that administrations answer in their own name. An empty list: the
 * gates lead nowhere and the survey cannot be opened.
 */
export const roundsOf = (questionnaire: Questionnaire): readonly RoundKey[] => {
  const audiences = audiencesOf(questionnaire);
  if (audiences.length === 0) return isAttributed(questionnaire) ? [administrations] : [];
  const sealed = audiences.map((audience) => ({ audience, regime: "sealed" as const }));
  const statements = audiences
    .filter((audience) => audience !== "unstated")
    .map((audience) => ({ audience, regime: "statement" as const }));
  return isAskedAsWhom(questionnaire) ? [...sealed, ...statements] : sealed;
};

/** The round that a person's gate answers choose; null when they choose none (consent is checked elsewhere). */
export const chooseRound = (questionnaire: Questionnaire, gates: Answers): RoundKey | null => {
  const rounds = roundsOf(questionnaire);
  if (rounds.length === 1 && rounds[0]?.regime === "attributed") return rounds[0];
  const audience = audienceOf(gates);
  const regime = isCollective(gates) ? "statement" : "sealed";
  return rounds.find((round) => round.audience === audience && round.regime === regime) ?? null;
};

/**
 * The gate answers that everybody in a round has given: what a plan takes as constant. Statements come from
 * associations, groups or delegations, whose forms do not differ: the first choice stands for all.
 */
export const gatesOfRound = (questionnaire: Questionnaire, round: RoundKey): Answers => {
  const gates: Record<string, string> = {};
  for (const gate of questionnaire.gates) {
    const value = constantOf(gate, round);
    if (value !== null) gates[gate.name] = value;
  }
  return gates;
};

const administrations: RoundKey = { audience: "administrations", regime: "attributed" };

const isAttributed = (questionnaire: Questionnaire): boolean =>
  questionnaire.pages.some((page) =>
    page.elements.some((element) => element.kind === "single" && element.name === "administration"),
  );

const audiencesOf = (questionnaire: Questionnaire): readonly Audience[] => {
  const minorityChoices = choicesOf(questionnaire, "minority");
  const parties = choicesOf(questionnaire, "party");
  return [
    ...minorities.filter((minority) => minorityChoices.includes(minority)),
    ...(minorityChoices.includes("prefer_not_say") ? ["unstated" as const] : []),
    ...(parties.includes("official") ? ["officials" as const] : []),
    ...(parties.includes("politician") ? ["politicians" as const] : []),
  ];
};

const choicesOf = (questionnaire: Questionnaire, name: string): readonly string[] => {
  const gate = questionnaire.gates.find((each) => each.name === name);
  return gate?.kind === "single" ? gate.choices.map((choice) => String(choice.value)) : [];
};

const isAskedAsWhom = (questionnaire: Questionnaire): boolean =>
  questionnaire.gates.some((gate) => gate.name === "answer_as");

/** Whether somebody speaks for an association, a group or a delegation. */
export const isCollective = (gates: Answers): boolean =>
  gates.answer_as !== undefined && gates.answer_as !== "individual";

/** Whose round the gate answers are about. */
export const audienceOf = (gates: Answers): Audience | null => {
  if (gates.party === "official") return "officials";
  if (gates.party === "politician") return "politicians";
  if (gates.minority === "prefer_not_say") return "unstated";
  return typeof gates.minority === "string" && isMinority(gates.minority) ? gates.minority : null;
};

const constantOf = (gate: Question, round: RoundKey): string | null => {
  switch (gate.name) {
    case "consent":
      return "yes";
    case "answer_as":
      return round.regime === "sealed" ? "individual" : firstCollective(gate);
    case "minority":
      if (isMinority(round.audience)) return round.audience;
      return round.audience === "unstated" ? "prefer_not_say" : null;
    case "party":
      if (round.audience === "officials") return "official";
      return round.audience === "politicians" ? "politician" : "minority";
    default:
      return null;
  }
};

const firstCollective = (gate: Question): string | null => {
  if (gate.kind !== "single") return null;
  const collective = gate.choices.find((choice) => choice.value !== "individual");
  return collective === undefined ? null : String(collective.value);
};
