import { questionsWithoutBlocks } from "#domain/disclosure/ladders.ts";
import { askedQuestions } from "#domain/disclosure/plan-conditions.ts";
import type { Answers } from "#domain/response/answers.ts";
import { commentKey } from "#domain/survey/other-choice.ts";
import { type Question, type Questionnaire, questionsOf } from "#domain/survey/questionnaire.ts";
import { gatesOfRound, type RoundKey } from "#domain/survey/round-choice.ts";
import { specialise } from "#domain/survey/specialise.ts";

/** Where in a form people write in their own words. */
export interface TextPlace {
  /** `influence_result`, `topics-Comment` (beside "other"), `issues:what` (a column of a list). */
  readonly key: string;
  readonly question: string;
  readonly kind: "answer" | "other" | "cell";
  /** Null but for cells. */
  readonly column: string | null;
}

/** A text without anything that tells whose it is. */
export interface TakenText {
  readonly question: string;
  readonly text: string;
  /** The sender's own yes at the gate. */
  readonly mayQuote: boolean;
}

/** Every place for free text, in the form's order. Numbers, dates, addresses and telephone numbers are not texts. */
export const textPlacesOf = (questionnaire: Questionnaire): readonly TextPlace[] =>
  questionsOf(questionnaire)
    .filter(({ name }) => !questionsWithoutBlocks.has(name))
    .flatMap((question) => placesIn(question, "words"));

/**
 * Every place where something is written and not ticked, in the form's order: in a needs form a day or a number is a
 * need too, and the list of what is ticked holds none of it.
 */
export const writtenPlacesOf = (questionnaire: Questionnaire): readonly TextPlace[] =>
  questionsOf(questionnaire).flatMap((question) => placesIn(question, "everything"));

const placesIn = (question: Question, written: "words" | "everything"): readonly TextPlace[] => {
  const { name } = question;
  switch (question.kind) {
    case "comment":
      return [{ key: name, question: name, kind: "answer", column: null }];
    case "text":
      return written === "everything" || question.input === "text"
        ? [{ key: name, question: name, kind: "answer", column: null }]
        : [];
    case "single":
    case "multiple":
      return question.other === null
        ? []
        : [{ key: commentKey(name), question: name, kind: "other", column: null }];
    case "table":
      return question.columns.flatMap((column) =>
        placesIn(column, written).map((place) => ({
          key: `${name}:${place.key}`,
          question: name,
          kind: "cell" as const,
          column: column.name,
        })),
      );
    case "matrix":
      return [];
  }
};

/** One person's texts, each for itself: nothing in them says that they belong together. */
export const takeOutTexts = (
  places: readonly TextPlace[],
  answers: Answers,
): readonly TakenText[] => {
  const mayQuote = answers.quote_ok === "yes";
  return places.flatMap((place) =>
    writtenAt(place, answers)
      .filter(isText)
      .map((text) => ({ question: place.key, text, mayQuote })),
  );
};

/** What one person's answers hold at a place, as it is stored: in a list one can have written several. */
export const writtenAt = (
  { key, question, kind }: TextPlace,
  answers: Answers,
): readonly unknown[] => {
  if (kind !== "cell") return [answers[key]];
  const rows = answers[question];
  if (!Array.isArray(rows)) return [];
  const column = key.slice(question.length + 1);
  return rows.flatMap((row: unknown) =>
    typeof row === "object" && row !== null
      ? [(row as Readonly<Record<string, unknown>>)[column]]
      : [],
  );
};

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/**
 * The places whose themes may become figures and whose texts may be quoted: questions that everybody in the round is
 * asked, one text each. What is written beside "other", or asked only after some answer, is tied to a figure that is
 * published already; in a list one person can write several.
 */
export const publishablePlaces = (
  questionnaire: Questionnaire,
  round: RoundKey,
): ReadonlySet<string> => {
  const asked = askedQuestions(specialise(questionnaire, gatesOfRound(questionnaire, round)));
  const free = new Set(
    asked.filter(({ condition }) => condition === null).map(({ question }) => question.name),
  );
  return new Set(
    textPlacesOf(questionnaire)
      .filter(({ kind, question }) => kind === "answer" && free.has(question))
      .map(({ key }) => key),
  );
};
