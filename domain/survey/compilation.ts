import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Expression } from "./expression.ts";
import type { Question } from "./questionnaire.ts";
import type { SurveyProblem, SurveyProblemCode } from "./survey-problem.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

/** A spot in the definition, so that every refusal can be pointed at. */
export interface Place {
  readonly path: string;
  readonly element: string | null;
}

/** What one compilation gathers while it walks the definition from the first page to the last. */
export interface Compilation {
  readonly problems: SurveyProblem[];
  /** Every text a person can meet; decides which languages are complete. */
  readonly texts: LocalizedText[];
  /** Questions met so far, by lower-case name: the only ones a condition may read. Null: met, but refused. */
  readonly met: Map<string, Question | null>;
  /** Names of all questions of the definition, lower case: tells a later question from one that is nowhere. */
  readonly declared: ReadonlySet<string>;
  /** Names taken by pages, panels, notes and questions, lower case. */
  readonly taken: Set<string>;
  readonly parseExpression: (text: string) => Expression | null;
  readonly sanitise: (html: string) => string;
}

/** Where an expression stands, and all that it may read. */
export interface Scope {
  readonly compilation: Compilation;
  readonly place: Place;
}

export const refuse = (
  compilation: Compilation,
  code: SurveyProblemCode,
  place: Place,
  what?: string,
): void => {
  compilation.problems.push({
    code,
    place: place.path,
    ...(place.element === null ? {} : { element: place.element }),
    ...(what === undefined ? {} : { what: what.slice(0, 200) }),
  });
};

/** `at(place, "choices", 2)` is the place `….choices[2]`. */
export const at = (place: Place, ...steps: readonly (string | number)[]): Place => ({
  ...place,
  path: steps.reduce<string>(
    (path, step) =>
      typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`,
    place.path,
  ),
});

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** SurveyJS leaves these out when it saves: a property with one of them says nothing. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.length === 0);
