import { commentSuffix, otherValue } from "#domain/survey/other-choice.ts";

/** A field of the form. The form itself is where answers are while one writes: there is no second copy to differ. */
export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export const controlSelector = "input, select, textarea";

export const controlsIn = (place: ParentNode): readonly Control[] => [
  ...place.querySelectorAll<Control>(controlSelector),
];

/** Whether somebody has chosen or written something here. */
export const isFilled = (control: Control): boolean =>
  isChoice(control) ? control.checked : control.value.trim() !== "";

/** Everything that has been filled in, also what is not asked at the moment. Our own fields begin with `_`. */
export const entriesIn = (form: ParentNode): [string, string][] =>
  controlsIn(form)
    .filter((control) => control.name !== "" && !control.name.startsWith("_") && isFilled(control))
    .map((control) => [control.name, control.value]);

/** Writes answers back into their fields. */
export const fill = (form: HTMLFormElement, entries: readonly (readonly [string, string])[]) => {
  for (const [name, value] of entries) {
    growTable(form, name);
    for (const control of controlsIn(form)) {
      if (control.name !== name) continue;
      if (!isChoice(control)) control.value = value;
      else if (control.value === value) control.checked = true;
    }
  }
};

export const empty = (form: ParentNode) => {
  for (const control of controlsIn(form)) {
    if (control.name.startsWith("_")) continue;
    if (isChoice(control)) control.checked = false;
    else control.value = "";
  }
};

/** The group of a question with its own name on it. */
export const questionOf = (control: Element): HTMLElement | null =>
  control.closest<HTMLElement>("[data-q]");

/** One more row at the end of a list, made from its last. False when the list is full. */
export const addRow = (question: HTMLElement): boolean => {
  const rows = question.querySelectorAll<HTMLElement>("[data-entry]");
  const last = rows[rows.length - 1];
  const button = question.querySelector<HTMLElement>("[data-max-rows]");
  if (last === undefined || button === null) return false;
  const row = last.cloneNode(true) as HTMLElement;
  const index = rows.length;
  row.dataset.entry = String(index);
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const attribute of ["name", "id", "for"]) {
      const value = element.getAttribute(attribute);
      if (value !== null) {
        element.setAttribute(attribute, value.replace(`.${index - 1}.`, `.${index}.`));
      }
    }
  }
  empty(row);
  const legend = row.querySelector("legend");
  if (legend !== null) legend.innerHTML = legend.innerHTML.replace(/\d+/, String(index + 1));
  last.after(row);
  button.hidden = rows.length + 1 >= Number(button.dataset.maxRows);
  return true;
};

/**
 * What one choice does to its neighbours: one that stands alone empties the others, and words beside "something else"
 * choose it.
 */
export const settle = (control: Control) => {
  const question = questionOf(control);
  if (question === null) return;
  if (control.name.endsWith(commentSuffix) && isFilled(control)) chooseOther(question, control);
  if (!(control instanceof HTMLInputElement) || control.type !== "checkbox" || !control.checked) {
    return;
  }
  const isAlone = control.dataset.alone !== undefined;
  for (const neighbour of controlsIn(question)) {
    const isOpposed = isAlone || neighbour.dataset.alone !== undefined;
    if (isOpposed && neighbour !== control && isChoice(neighbour)) neighbour.checked = false;
  }
};

const chooseOther = (question: HTMLElement, words: Control) => {
  const name = words.name.slice(0, -commentSuffix.length);
  for (const control of controlsIn(question)) {
    if (control.name !== name) continue;
    if (control instanceof HTMLSelectElement) control.value = otherValue;
    else if (control instanceof HTMLInputElement && control.value === otherValue) {
      control.checked = true;
      settle(control);
    }
  }
};

const growTable = (form: HTMLFormElement, name: string) => {
  const [, table, index] = /^([^.]+)\.(\d+)\./.exec(name) ?? [];
  if (table === undefined) return;
  const question = form.querySelector<HTMLElement>(`[data-q="${table}"]`);
  if (question === null || question.querySelector("[data-entry]") === null) return;
  while (question.querySelector(`[data-entry="${index}"]`) === null && addRow(question));
};

const isChoice = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
