import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import type {
  Choice,
  ChoiceValue,
  MatrixQuestion,
  MultipleQuestion,
  PageElement,
  Questionnaire,
  SingleQuestion,
  TextQuestion,
} from "#domain/survey/questionnaire.ts";

/** Small forms for tests: a question is its name and its choices, and every text says its own name. */
interface Extra {
  readonly visibleIf?: Condition;
  readonly exclusive?: readonly string[];
}

export const saying = (name: string): LocalizedText => ({ sv: `${name} sv`, en: `${name} en` });

const base = (name: string, extra: Extra) => ({
  name,
  title: saying(name),
  help: null,
  required: false,
  visibleIf: extra.visibleIf ?? null,
});

const choicesNamed = (values: readonly ChoiceValue[], extra: Extra): readonly Choice[] =>
  values.map((value) => ({
    value,
    text: saying(String(value)),
    visibleIf: null,
    exclusive: extra.exclusive?.includes(String(value)) ?? false,
  }));

export const single = (
  name: string,
  values: readonly ChoiceValue[],
  extra: Extra & { readonly appearance?: SingleQuestion["appearance"] } = {},
): SingleQuestion => ({
  ...base(name, extra),
  kind: "single",
  appearance: extra.appearance ?? "radio",
  choices: choicesNamed(values, extra),
  other: null,
});

export const boxes = (
  name: string,
  values: readonly string[],
  extra: Extra = {},
): MultipleQuestion => ({
  ...base(name, extra),
  kind: "multiple",
  choices: choicesNamed(values, extra),
  other: null,
});

export const matrix = (
  name: string,
  rows: readonly string[],
  columns: readonly ChoiceValue[],
  extra: Extra = {},
): MatrixQuestion => ({
  ...base(name, extra),
  kind: "matrix",
  rows: rows.map((value) => ({ value, text: saying(value) })),
  columns: choicesNamed(columns, extra),
  everyRowRequired: false,
});

export const text = (name: string, extra: Extra = {}): TextQuestion => ({
  ...base(name, extra),
  kind: "text",
  input: "text",
  maxLength: 100,
  min: null,
  max: null,
  pattern: null,
});

export const form = (...elements: readonly PageElement[]): Questionnaire => ({
  title: saying("form"),
  description: null,
  languages: ["sv", "en"],
  gates: [],
  pages: [{ name: "page", title: null, visibleIf: null, elements }],
});

export const answered = (name: string, value: ChoiceValue): Condition => ({
  op: "equal",
  left: { kind: "answer", path: name.split(":") },
  right: { kind: "value", value },
});

export const chose = (name: string, value: string): Condition => ({
  op: "contains",
  left: { kind: "answer", path: [name] },
  right: { kind: "value", value },
});
