import { commentSuffix, otherValue } from "#domain/survey/other-choice.ts";
import { titleOf } from "./checks.ts";
import { type Control, controlsIn, isFilled } from "./controls.ts";

/** Fills the review page with what stands in the fields. */
export const fillReview = (review: HTMLElement, pages: readonly HTMLElement[]) => {
  const groups = review.querySelector("[data-groups]");
  const pattern = review.querySelector<HTMLTemplateElement>("template[data-group]");
  const noAnswer = review.querySelector<HTMLTemplateElement>("template[data-no-answer]");
  if (groups === null || pattern === null || noAnswer === null) return;
  groups.replaceChildren(
    ...pages
      .filter((page) => page.dataset.skipped === undefined)
      .filter((page) => page.querySelector("[data-q]:not([hidden])") !== null)
      .map((page) => groupOf(page, pattern, noAnswer)),
  );
  nameDropped(review, pages);
};

const groupOf = (
  page: HTMLElement,
  pattern: HTMLTemplateElement,
  noAnswer: HTMLTemplateElement,
): DocumentFragment => {
  const group = pattern.content.cloneNode(true) as DocumentFragment;
  const title = () =>
    [...(page.querySelector("h1")?.childNodes ?? [])].map((node) => node.cloneNode(true));
  group.querySelector("h2")?.append(...title());
  const button = group.querySelector("button");
  if (button !== null) button.value = `goto:${page.dataset.step}`;
  button?.querySelector(".unseen")?.append(...title());
  for (const question of page.querySelectorAll<HTMLElement>("[data-q]:not([hidden])")) {
    const entry = document.createElement("div");
    const name = document.createElement("dt");
    name.append(...titleOf(question));
    const answer = document.createElement("dd");
    const lines = linesOf(question);
    answer.append(...(lines.length > 0 ? lines : [noAnswer.content.cloneNode(true)]));
    entry.append(name, answer);
    group.querySelector("dl")?.append(entry);
  }
  return group;
};

const linesOf = (question: HTMLElement): readonly Node[] =>
  controlsIn(question)
    .filter((control) => !control.disabled && isFilled(control) && !isLeftOver(control))
    .map((control) => {
      const line = document.createElement("p");
      const label = control.closest("[data-row], [data-entry]") === null ? [] : rowOrCell(control);
      if (label.length === 0) line.append(...answerOf(control, line));
      else {
        const answer = document.createElement("b");
        answer.append(...answerOf(control, answer));
        line.append(...label, " ", answer);
      }
      return line;
    });

/** Words beside "something else" when something else has been chosen instead. */
export const isLeftOver = (control: Control): boolean => {
  if (!control.name.endsWith(commentSuffix)) return false;
  const name = control.name.slice(0, -commentSuffix.length);
  return !controlsIn(control.closest("[data-q]") ?? document).some(
    (each) =>
      each.name === name &&
      each.value === otherValue &&
      (each instanceof HTMLSelectElement || (each as HTMLInputElement).checked),
  );
};

const answerOf = (control: Control, line: HTMLElement): readonly Node[] => {
  if (control instanceof HTMLSelectElement) {
    const option = control.selectedOptions[0];
    if (option?.lang) line.lang = option.lang;
    return [new Text(option?.text ?? "")];
  }
  if (control.type === "radio" || control.type === "checkbox") {
    return [...(control.closest("label")?.childNodes ?? [])]
      .filter((node) => node !== control)
      .map((node) => node.cloneNode(true));
  }
  line.className = "written";
  line.dir = "auto";
  return [new Text(control.value)];
};

const rowOrCell = (control: Control): readonly Node[] => {
  const cell = control.closest(".cell, [data-row]")?.querySelector("legend, label");
  return [...(cell?.childNodes ?? [])].map((node) => node.cloneNode(true));
};

/** Names the questions that are no longer asked although they had been answered. */
const nameDropped = (review: HTMLElement, pages: readonly HTMLElement[]) => {
  const note = review.querySelector<HTMLElement>("[data-dropped]");
  const dropped = pages
    .flatMap((page) => [...page.querySelectorAll<HTMLElement>("[data-q]")])
    .filter((question) => controlsIn(question).some((each) => each.disabled && isFilled(each)));
  if (note === null) return;
  note.hidden = dropped.length === 0;
  note.querySelector("ul")?.replaceChildren(
    ...dropped.map((question) => {
      const item = document.createElement("li");
      item.append(...titleOf(question));
      return item;
    }),
  );
};
