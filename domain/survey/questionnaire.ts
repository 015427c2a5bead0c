import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Condition } from "./conditions.ts";

/**
 * The one compiled form of a survey (architecture.md): plain data that the answering page, the answer checker, the
 * disclosure plan, charts, documents and translation all read. Made by compileSurvey in surveyjs.ts and nothing else.
 */
export interface Questionnaire {
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  /** Languages in which every required text exists. */
  readonly languages: readonly LanguageCode[];
  /**
   * Asked before the form; constant within a round (which they choose), so they are no conditions of a plan.
   * They come from the SurveyJS page named `gates`. Only radiogroup, boolean and text.
   */
  readonly gates: readonly Question[];
  readonly pages: readonly Page[];
  /** Questions whose answers are to be shown together, as the form's makers have declared; left out where none are. */
  readonly pairs?: readonly QuestionPair[];
}

export interface QuestionPair {
  readonly first: string;
  readonly second: string;
}

export interface Page {
  readonly name: string;
  readonly title: LocalizedText | null;
  readonly visibleIf: Condition | null;
  readonly elements: readonly PageElement[];
}

/** Panels are flattened: their title becomes a heading, their condition is joined to each child's. */
export type PageElement = Question | Heading | Note;

export interface Heading {
  readonly kind: "heading";
  readonly name: string;
  readonly text: LocalizedText;
  readonly visibleIf: Condition | null;
}

/** Sanitised markup of an `html` element. */
export interface Note {
  readonly kind: "note";
  readonly name: string;
  readonly html: LocalizedText;
  readonly visibleIf: Condition | null;
}

interface QuestionBase {
  readonly name: string;
  readonly title: LocalizedText;
  readonly help: LocalizedText | null;
  readonly required: boolean;
  readonly visibleIf: Condition | null;
}

export interface Choice {
  /** As it is stored in an answer: SurveyJS values 5 and "5" differ, and so do ours. */
  readonly value: ChoiceValue;
  readonly text: LocalizedText;
  readonly visibleIf: Condition | null;
  /** Exclusive choices (none, don't know, prefer not) empty the others and are never drawn in a chart. */
  readonly exclusive: boolean;
}

export type ChoiceValue = string | number | boolean;

/** Free text beside "other": stored under `${name}-Comment`, as SurveyJS does. */
export interface OtherChoice {
  readonly text: LocalizedText;
  readonly maxLength: number;
}

/** One of several. Radiogroup, dropdown, boolean, rating, and ranking (whose first choice is what is kept). */
export interface SingleQuestion extends QuestionBase {
  readonly kind: "single";
  readonly appearance: "radio" | "dropdown" | "boolean" | "rating" | "ranking";
  readonly choices: readonly Choice[];
  readonly other: OtherChoice | null;
}

/** Any number of several. A maximum in the wording is advice and is not checked (disclosure.md, Blocks). */
export interface MultipleQuestion extends QuestionBase {
  readonly kind: "multiple";
  readonly choices: readonly Choice[];
  readonly other: OtherChoice | null;
}

export interface TextQuestion extends QuestionBase {
  readonly kind: "text";
  readonly input: "text" | "number" | "email" | "url" | "tel" | "date" | "month";
  readonly maxLength: number;
  readonly min: number | string | null;
  readonly max: number | string | null;
  /** Source of a regular expression, run in linear time (re2js) against the whole text. */
  readonly pattern: string | null;
}

export interface CommentQuestion extends QuestionBase {
  readonly kind: "comment";
  readonly maxLength: number;
  readonly rows: number;
}

/** One choice per row, from the same columns. */
export interface MatrixQuestion extends QuestionBase {
  readonly kind: "matrix";
  readonly rows: readonly { readonly value: string; readonly text: LocalizedText }[];
  readonly columns: readonly Choice[];
  readonly everyRowRequired: boolean;
}

/** A list that grows row by row (SurveyJS matrixdynamic). */
export interface TableQuestion extends QuestionBase {
  readonly kind: "table";
  readonly minRows: number;
  readonly maxRows: number;
  readonly columns: readonly TableColumn[];
}

/** A cell asks what a question of its own would: only these kinds. */
export type TableColumn = SingleQuestion | TextQuestion | CommentQuestion;

export type Question =
  | SingleQuestion
  | MultipleQuestion
  | TextQuestion
  | CommentQuestion
  | MatrixQuestion
  | TableQuestion;

export const isQuestion = (element: PageElement): element is Question =>
  element.kind !== "heading" && element.kind !== "note";

export const questionsOf = (questionnaire: Questionnaire): readonly Question[] =>
  questionnaire.pages.flatMap((page) => page.elements.filter(isQuestion));
