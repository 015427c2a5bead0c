import { ConditionsParser } from "survey-core";
import { type LanguageCode, languageCodes } from "#domain/language/registry.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  at,
  type Compilation,
  isBlank,
  isObject,
  type JsonObject,
  type Place,
  refuse,
} from "./compilation.ts";
import { compilePage, refuseUnfitGates } from "./compile-page.ts";
import { compilePairs, pairsProperty } from "./compile-pairs.ts";
import { compileOptionalText, compileText } from "./compile-text.ts";
import type { Expression } from "./expression.ts";
import { refuseUnknownProperties, surveyPresentation } from "./known-properties.ts";
import { isQuestion, type Page, type Questionnaire } from "./questionnaire.ts";
import { readDefinition } from "./read-definition.ts";
import type { SurveyProblem } from "./survey-problem.ts";

export type { SurveyProblem } from "./survey-problem.ts";

const maxQuestions = 200;
const gatesPage = "gates";

/**
 * SurveyJS JSON as a Questionnaire, or everything that keeps it from being one: what SurveyJS can say and a
 * Questionnaire cannot is refused by name and place. Never throws, whatever it is given; never evaluates anything.
 */
export const compileSurvey = (
  definition: unknown,
  sanitise: (html: string) => string,
): Result<Questionnaire, readonly SurveyProblem[]> => {
  const read = readDefinition(definition);
  if (!read.ok) return read;
  const pages = pagesOf(read.value);
  const compilation = startCompilation(pages, sanitise);
  const questionnaire = compileDefinition(compilation, read.value, pages);
  return compilation.problems.length > 0
    ? fail(compilation.problems)
    : succeed({ ...questionnaire, languages: completeLanguages(compilation) });
};

const top: Place = { path: "", element: null };

const compileDefinition = (
  compilation: Compilation,
  definition: JsonObject,
  pages: readonly unknown[],
): Questionnaire => {
  refuseUnknownProperties(compilation, definition, top, surveyProperties, surveyPresentation);
  const title = compileText(compilation, definition.title, at(top, "title")) ?? {};
  const description = compileOptionalText(
    compilation,
    definition.description,
    at(top, "description"),
  );
  const compiled = pages.flatMap((page, index) => {
    const made = compilePage(compilation, page, at(top, "pages", index));
    return made === null ? [] : [made];
  });
  const questions = compiled.flatMap((page) => page.elements.filter(isQuestion));
  if (questions.length > maxQuestions) {
    refuse(compilation, "too_many_questions", at(top, "pages"), String(questions.length));
  }
  if (questions.length === 0 && compilation.problems.length === 0) {
    refuse(compilation, "not_a_survey", at(top, "pages"));
  }
  const separated = separateGates(compilation, compiled);
  const asked = separated.pages.flatMap((page) => page.elements.filter(isQuestion));
  const pairs = compilePairs(compilation, definition, asked);
  const base = { title, description, languages: [], ...separated };
  return pairs.length === 0 ? base : { ...base, pairs };
};

const surveyProperties = ["title", "description", "pages", "elements", pairsProperty] as const;

/** A definition without pages is one page, as in SurveyJS. */
const pagesOf = (definition: JsonObject): readonly unknown[] => {
  if (Array.isArray(definition.pages)) return definition.pages;
  return isBlank(definition.elements) ? [] : [{ name: "page1", elements: definition.elements }];
};

const separateGates = (
  compilation: Compilation,
  pages: readonly Page[],
): Pick<Questionnaire, "gates" | "pages"> => {
  const index = pages.findIndex((page) => page.name === gatesPage);
  const page = pages[index];
  if (page === undefined) return { gates: [], pages };
  const place = { ...at(top, "pages", index), element: gatesPage };
  // Gates choose the round before anything else is asked.
  if (index > 0) refuse(compilation, "gate_not_supported", place, "pages");
  refuseUnfitGates(compilation, page, place);
  return {
    gates: page.elements.filter(isQuestion),
    pages: pages.filter((each) => each !== page),
  };
};

const startCompilation = (
  pages: readonly unknown[],
  sanitise: Compilation["sanitise"],
): Compilation => ({
  problems: [],
  texts: [],
  met: new Map(),
  declared: new Set(declaredNames(pages)),
  taken: new Set(),
  parseExpression,
  sanitise,
});

const declaredNames = (elements: readonly unknown[]): readonly string[] =>
  elements.flatMap((element) => {
    if (!isObject(element)) return [];
    if (Array.isArray(element.elements)) return declaredNames(element.elements);
    return typeof element.name === "string" ? [element.name.toLowerCase()] : [];
  });

const completeLanguages = ({ texts }: Compilation): readonly LanguageCode[] =>
  languageCodes.filter((code) => texts.every((text) => Boolean(text[code])));

/** survey-core's own parser, so that an expression means here what it means there. Null: it cannot be read. */
const parseExpression = (text: string): Expression | null => {
  try {
    const tree: unknown = new ConditionsParser().parseExpression(text);
    return tree === undefined || tree === null ? null : toExpression(tree);
  } catch {
    // Too deeply nested for the parser's own stack: a person did not write that.
    return null;
  }
};

/** The operands of survey-core, as far as we read them; only their accessors, never `evaluate`. */
interface OperandTree {
  readonly getType: () => string;
  readonly operator: string;
  readonly leftOperand: unknown;
  readonly rightOperand: unknown;
  readonly expression: unknown;
  readonly values: readonly unknown[];
  readonly variable: string;
  readonly functionName: string;
  readonly correctValue: unknown;
}

const toExpression = (tree: unknown): Expression => {
  // The parser leaves a null where `null` or `undefined` is written.
  if (tree === null || tree === undefined) return { kind: "nothing" };
  const operand = tree as OperandTree;
  switch (operand.getType()) {
    case "variable":
      return { kind: "answer", name: operand.variable };
    case "const":
      return { kind: "constant", value: operand.correctValue };
    case "array":
      return { kind: "list", of: operand.values.map(toExpression) };
    case "unary":
      return { kind: "unary", operator: operand.operator, of: toExpression(operand.expression) };
    case "binary":
      return {
        kind: "binary",
        operator: operand.operator,
        left: toExpression(operand.leftOperand),
        right: toExpression(operand.rightOperand),
      };
    default:
      return { kind: "call", name: operand.functionName };
  }
};
