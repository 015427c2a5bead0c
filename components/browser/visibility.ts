import type { AnswerValue } from "#domain/response/answers.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import { holds } from "#domain/survey/evaluate-condition.ts";
import { commentSuffix } from "#domain/survey/other-choice.ts";
import { type Control, controlSelector, isFilled, questionOf } from "./controls.ts";

/**
 * Shows what is asked given the answers above it and switches off the rest, so that it is not sent. One walk down the
 * form is enough: conditions read earlier answers only.
 */
export const showWhatIsAsked = (steps: HTMLElement, conditions: readonly Condition[]) => {
  const answers: Record<string, unknown> = {};
  const isMet = (element: HTMLElement): boolean => {
    const number = element.dataset.if;
    return (
      number === undefined ||
      holds(conditions[Number(number)] ?? null, answers as Record<string, AnswerValue>)
    );
  };
  for (const section of steps.querySelectorAll<HTMLElement>("[data-step]")) {
    const isAsked = isMet(section);
    section.toggleAttribute("data-skipped", !isAsked);
    const elements = section.querySelectorAll<HTMLElement>(`[data-if], ${controlSelector}`);
    for (const element of elements) {
      if (element.dataset.if !== undefined) element.hidden = !isMet(element);
      if (!isControl(element)) continue;
      element.disabled = !isAsked || element.closest("[data-if][hidden]") !== null;
      if (!element.disabled && isFilled(element)) note(answers, element);
    }
  }
};

/** Puts one field into the answers, in the shape in which conditions read them. */
const note = (answers: Record<string, unknown>, control: Control) => {
  const question = questionOf(control)?.dataset.q;
  if (question === undefined) return;
  const value = answerIn(control);
  const [row = "", column] = control.name.slice(question.length + 1).split(".");
  if (control.name === question + commentSuffix) answers[control.name] = value;
  else if (control.name !== question) inside(answers, question, row, column, value);
  else if (control.type !== "checkbox") answers[question] = value;
  else answers[question] = [...((answers[question] as unknown[] | undefined) ?? []), value];
};

const inside = (
  answers: Record<string, unknown>,
  question: string,
  row: string,
  column: string | undefined,
  value: unknown,
) => {
  if (column === undefined) {
    answers[question] = { ...(answers[question] as object | undefined), [row]: value };
    return;
  }
  const rows = (answers[question] as unknown[] | undefined) ?? [];
  rows[Number(row)] = { ...(rows[Number(row)] as object | undefined), [column]: value };
  answers[question] = rows.filter((each) => each !== undefined);
};

const answerIn = (control: Control): string | number | boolean => {
  const { type } = (
    control instanceof HTMLSelectElement ? (control.selectedOptions[0] ?? control) : control
  ).dataset;
  const text = control.value.trim();
  if (type === "boolean") return text === "true";
  return type === "number" ? Number(text.replace(",", ".")) : text;
};

const isControl = (element: HTMLElement): element is Control => element.matches(controlSelector);
