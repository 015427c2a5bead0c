import { fitsInput } from "#domain/response/text-format.ts";
import { commentSuffix, otherValue } from "#domain/survey/other-choice.ts";
import type { TextQuestion } from "#domain/survey/questionnaire.ts";
import { type Control, controlsIn, isFilled, questionOf } from "./controls.ts";
import type { SurveyData, Word } from "./survey-data.ts";

type Words = SurveyData["words"];

/** What is wrong at one question, in words. `row` where it is one row of a grid. */
export interface Problem {
  readonly question: HTMLElement;
  readonly row: HTMLElement | null;
  readonly text: Word;
}

/**
 * What can be seen without asking the server: something missing, or not written as it should be. Never stricter than
 * the server, which checks everything once more.
 */
export const problemsIn = (section: HTMLElement, words: Words): readonly Problem[] =>
  [...section.querySelectorAll<HTMLElement>("[data-q]:not([hidden])")].flatMap((question) =>
    problemsAt(question, words),
  );

/** Shows problems where they are and in a list above them, and takes the reader to the list. */
export const showProblems = (
  section: HTMLElement,
  problems: readonly Problem[],
  words: Words,
): void => {
  clearProblems(section);
  for (const problem of problems) showAtQuestion(problem);
  const list = document.createElement("ul");
  for (const { question, text } of problems) {
    const link = document.createElement("a");
    link.href = `#${question.id}`;
    link.append(...titleOf(question));
    const item = document.createElement("li");
    item.append(link, " ", said("span", text));
    list.append(item);
  }
  const summary = document.createElement("div");
  summary.className = "problems";
  summary.tabIndex = -1;
  summary.setAttribute("role", "alert");
  summary.append(said("h2", words.problems), list);
  placeSummary(section, summary);
  summary.focus();
};

export const placeSummary = (section: HTMLElement, summary: Element): void =>
  section.querySelector("h1, .progress:only-of-type")?.after(summary);

export const clearProblems = (section: HTMLElement): void => {
  for (const old of section.querySelectorAll(".problem, .problems")) old.remove();
  for (const field of section.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
  }
};

/** Whoever mends an answer need not read what was wrong with it; the list above stays until the next try. */
export const clearProblem = (control: Control): void => {
  const place = control.closest("[data-row]") ?? questionOf(control);
  for (const old of place?.querySelectorAll(".problem") ?? []) old.remove();
  control.removeAttribute("aria-invalid");
};

/** A copy of the question's words, with the language they are marked with. */
export const titleOf = (question: HTMLElement): readonly Node[] =>
  [...(question.querySelector("b")?.childNodes ?? [])].map((node) => node.cloneNode(true));

/** Puts a message where the server would have put it. */
export const placeMessage = (place: HTMLElement, message: HTMLElement): void => {
  const anchor =
    place.querySelector(":scope > .help, :scope > fieldset > .help") ??
    place.querySelector("legend, label");
  anchor?.after(message);
};

const showAtQuestion = ({ question, row, text }: Problem) => {
  const message = said("p", text);
  message.className = "problem";
  placeMessage(row ?? question, message);
  if (row !== null) return;
  message.id = `p-${question.dataset.q}`;
  const described = question.querySelector<HTMLElement>("fieldset, input, textarea, select");
  const help = question.querySelector(".help")?.id;
  described?.setAttribute("aria-describedby", [help, message.id].filter(Boolean).join(" "));
  if (described?.matches("input, textarea, select")) {
    described.setAttribute("aria-invalid", "true");
  }
};

const said = (tag: "p" | "h2" | "span", word: Word): HTMLElement =>
  speak(document.createElement(tag), word);

/** Writes words into an element, marked with the language that they are in. */
export const speak = <Speaking extends HTMLElement>(
  element: Speaking,
  { text, lang = "", dir = "" }: Word,
): Speaking => {
  element.textContent = text;
  for (const [name, value] of [
    ["lang", lang],
    ["dir", dir],
  ] as const) {
    if (value === "") element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  return element;
};

const problemsAt = (question: HTMLElement, words: Words): readonly Problem[] => {
  const controls = controlsIn(question).filter((control) => !control.disabled);
  const isAnswered = controls.some((each) => isFilled(each) && !each.name.endsWith(commentSuffix));
  if (question.dataset.required !== undefined && !isAnswered) {
    return [{ question, row: null, text: words.missing }];
  }
  const rows = [...question.querySelectorAll<HTMLElement>("[data-row][data-required]")];
  return [
    ...rows
      .filter((row) => !controlsIn(row).some(isFilled))
      .map((row) => ({ question, row, text: words.missingRow })),
    ...controls.flatMap((control) => {
      const text = problemWith(control, controls, words);
      return text === null ? [] : [{ question, row: null, text }];
    }),
  ];
};

const problemWith = (
  control: Control,
  neighbours: readonly Control[],
  words: Words,
): Word | null => {
  if (control.name.endsWith(commentSuffix)) {
    const isNeeded = neighbours.some((each) => each.value === otherValue && isChosen(each));
    return isNeeded && !isFilled(control) ? words.otherMissing : null;
  }
  if (!(control instanceof HTMLInputElement) || !isFilled(control)) return null;
  const text = control.value.trim();
  const { input, type, min, max, range } = control.dataset;
  if (input !== undefined) {
    return fitsInput(input as TextQuestion["input"], text) ? null : words.wrongFormat;
  }
  if (type !== "number" || control.type !== "text") return null;
  const number = Number(text.replace(/\s/g, "").replace("\u2212", "-").replace(",", "."));
  if (Number.isNaN(number)) return words.wrongFormat;
  const isWithin =
    (min === undefined || number >= Number(min)) && (max === undefined || number <= Number(max));
  if (isWithin) return null;
  return range === undefined
    ? words.wrongFormat
    : { text: range, lang: control.dataset.rangeLang, dir: control.dataset.rangeDir };
};

const isChosen = (control: Control): boolean =>
  control instanceof HTMLSelectElement || (control instanceof HTMLInputElement && control.checked);
