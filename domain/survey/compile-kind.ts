import type { LocalizedText } from "#domain/language/localized-text.ts";
import { at, type Compilation, type JsonObject, type Place } from "./compilation.ts";
import { compileCondition } from "./compile-condition.ts";
import { compileOptionalText, compileText } from "./compile-text.ts";
import type { Condition } from "./conditions.ts";
import { refuseUnknownProperties } from "./known-properties.ts";
import type { Question } from "./questionnaire.ts";

/** What every kind of question has in common. */
export interface Common {
  readonly name: string;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  readonly required: boolean;
  readonly visibleIf: Condition | null;
}

/** How one kind of SurveyJS question becomes one of ours, and the properties it understands. */
export interface Kind<Made extends Question = Question> {
  readonly properties: readonly string[];
  readonly compile: (
    compilation: Compilation,
    question: JsonObject,
    common: Common,
    place: Place,
  ) => Made;
}

/** Compiles a question of this kind, having refused what the kind cannot say. `name` has been checked. */
export const compileKind = <Made extends Question>(
  kind: Kind<Made>,
  compilation: Compilation,
  question: JsonObject,
  name: string,
  place: Place,
): Made => {
  refuseUnknownProperties(compilation, question, place, [...commonProperties, ...kind.properties]);
  const common: Common = {
    name,
    title: compileText(compilation, question.title, at(place, "title")) ?? {},
    help: compileOptionalText(compilation, question.description, at(place, "description")),
    required: question.isRequired === true,
    visibleIf: compileCondition(compilation, question.visibleIf, at(place, "visibleIf")),
  };
  return kind.compile(compilation, question, common, place);
};

const commonProperties = [
  "type",
  "name",
  "title",
  "description",
  "isRequired",
  "visibleIf",
] as const;
