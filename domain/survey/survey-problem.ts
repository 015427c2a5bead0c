/**
 * Why a survey cannot be opened. Everything SurveyJS can say and a Questionnaire cannot is one of these, never
 * dropped in silence. Pages look up the sentence `problems:<code>`.
 */
export const surveyProblemCodes = [
  "not_a_survey",
  "too_large",
  "too_deep",
  "unsafe_key",
  "kind_not_supported",
  "property_not_supported",
  "ties_answers",
  "value_not_supported",
  "validator_not_supported",
  "pattern_unsafe",
  "choices_by_url",
  "choices_missing",
  "duplicate_choice",
  "name_not_allowed",
  "duplicate_name",
  "text_missing",
  "text_refers_to_answer",
  "language_not_supported",
  "gate_not_supported",
  "expression_not_supported",
  "condition_unknown_question",
  "condition_forward_reference",
  "condition_unknown_value",
  "pair_not_supported",
  "pair_unknown_question",
  "pair_repeated",
  "too_many_questions",
  "too_many_choices",
] as const;

export type SurveyProblemCode = (typeof surveyProblemCodes)[number];

export interface SurveyProblem {
  readonly code: SurveyProblemCode;
  /** Where in the definition, as a JSON path: `pages[0].elements[2].visibleIf`. */
  readonly place: string;
  /** Name of the nearest page, panel or question, when it has one. */
  readonly element?: string;
  /** What was refused: a kind, a property, a name, a value, a language. */
  readonly what?: string;
}
