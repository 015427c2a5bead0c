import type { PlanProblem } from "#domain/disclosure/make-plan.ts";
import type { Translate } from "#domain/language/phrase.ts";
import type { SurveyProblem } from "#domain/survey/survey-problem.ts";
import { lineOfPlace } from "./json-places.ts";

/** A problem as the editor shows it: what is wrong, and where in the text. */
export interface SaidProblem {
  readonly text: string;
  /** `pages[0].elements[2].visibleIf`; "" is the whole survey. */
  readonly place: string;
  /** Null where the text could not be read. */
  readonly line: number | null;
}

export const saySurveyProblem = (
  translate: Translate,
  { code, place, element, what }: SurveyProblem,
  json: string,
): SaidProblem => {
  const sentence = translate(`surveys:problem.${code}`);
  const detailed =
    what === undefined
      ? sentence
      : translate("surveys:problemPlace.withDetail", { sentence, what });
  const text =
    element === undefined
      ? detailed
      : translate("surveys:problemPlace.inElement", { sentence: detailed, element });
  return { text, place, line: lineOfPlace(json, place) };
};

/** Questions are named by their titles where they have one. */
export const sayPlanProblem = (
  translate: Translate,
  problem: PlanProblem,
  titleOf: (question: string) => string,
): string => {
  const { code, ...values } = problem;
  const named = Object.entries(values).map(([name, value]) => {
    if (name === "question" || name === "parent") return [name, titleOf(String(value))];
    if (Array.isArray(value)) return [name, value.map(titleOf).join(", ")];
    return [name, value];
  });
  return translate(`results:planProblem.${code}`, Object.fromEntries(named));
};
