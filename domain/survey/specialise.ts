import type { Answers } from "#domain/response/answers.ts";
import { conditionAnswers } from "./condition-answers.ts";
import type { Condition, Operand } from "./conditions.ts";
import { holds } from "./evaluate-condition.ts";
import {
  type Choice,
  isQuestion,
  type Page,
  type PageElement,
  type Questionnaire,
} from "./questionnaire.ts";

/**
 * The questionnaire of one round. Gates are constant there, so conditions on them are decided now: what nobody in
 * the round is asked is gone, what everybody is asked has no condition left, and no gate is read any more.
 */
export const specialise = (questionnaire: Questionnaire, gates: Answers): Questionnaire => {
  const decided = new Set(questionnaire.gates.map((gate) => gate.name));
  const answers = pick(gates, decided);
  // A question nobody is asked is one nobody has answered: conditions on it are decided too.
  const fold = (condition: Condition | null): Folded => foldCondition(condition, decided, answers);
  const pages = questionnaire.pages.flatMap((page) => specialisePage(page, fold, decided));
  return { ...questionnaire, gates: [], pages };
};

/** A condition with what is known put in: decided, or what is left to ask. */
type Folded = boolean | Condition;
type Fold = (condition: Condition | null) => Folded;

const specialisePage = (page: Page, fold: Fold, decided: Set<string>): readonly Page[] => {
  const visible = fold(page.visibleIf);
  const elements = page.elements.flatMap((element) => {
    const kept = visible === false ? null : specialiseElement(element, fold);
    if (kept === null) decided.add(element.name);
    return kept === null ? [] : [kept];
  });
  return elements.length === 0 ? [] : [{ ...page, visibleIf: conditionOf(visible), elements }];
};

const specialiseElement = (element: PageElement, fold: Fold): PageElement | null => {
  const visible = fold(element.visibleIf);
  if (visible === false) return null;
  const kept = { ...element, visibleIf: conditionOf(visible) };
  if (kept.kind !== "single" && kept.kind !== "multiple") return kept;
  const choices = kept.choices.flatMap((choice) => specialiseChoice(choice, fold));
  const hasNothingToChoose = choices.length === 0 && kept.other === null;
  return hasNothingToChoose && isQuestion(element) ? null : { ...kept, choices };
};

const specialiseChoice = (choice: Choice, fold: Fold): readonly Choice[] => {
  const visible = fold(choice.visibleIf);
  return visible === false ? [] : [{ ...choice, visibleIf: conditionOf(visible) }];
};

const conditionOf = (folded: Folded): Condition | null =>
  typeof folded === "boolean" ? null : folded;

const foldCondition = (
  condition: Condition | null,
  decided: ReadonlySet<string>,
  answers: Answers,
): Folded => {
  if (condition === null) return true;
  const names = conditionAnswers(condition);
  if (names.every((name) => decided.has(name))) return holds(condition, answers);
  const part = (each: Condition) => foldCondition(each, decided, answers);
  switch (condition.op) {
    case "and":
      return foldAll(condition.of.map(part), "and", false);
    case "or":
      return foldAll(condition.of.map(part), "or", true);
    case "not": {
      const folded = part(condition.of);
      return typeof folded === "boolean" ? !folded : { op: "not", of: folded };
    }
    case "empty":
    case "notempty":
      return condition;
    default:
      return {
        ...condition,
        left: foldOperand(condition.left, decided, answers),
        right: foldOperand(condition.right, decided, answers),
      };
  }
};

/** `decides` is the value that settles the whole: one false in an "and", one true in an "or". */
const foldAll = (parts: readonly Folded[], op: "and" | "or", decides: boolean): Folded => {
  if (parts.includes(decides)) return decides;
  const open = parts.filter((part) => typeof part !== "boolean");
  const [only, ...more] = open;
  if (only === undefined) return !decides;
  return more.length === 0 ? only : { op, of: open };
};

/** One side of a comparison of two answers. */
const foldOperand = (operand: Operand, decided: ReadonlySet<string>, answers: Answers): Operand => {
  const [name = "", row] = operand.kind === "value" ? [] : operand.path;
  if (!decided.has(name)) return operand;
  const answer: unknown = answers[name];
  if (operand.kind === "length") {
    return {
      kind: "value",
      value: Array.isArray(answer) || typeof answer === "string" ? answer.length : 0,
    };
  }
  const value = row === undefined ? answer : (answer as Readonly<Record<string, unknown>>)?.[row];
  return { kind: "value", value: isConstant(value) ? value : null };
};

const isConstant = (
  value: unknown,
): value is string | number | boolean | readonly (string | number)[] =>
  typeof value === "string" ||
  typeof value === "number" ||
  typeof value === "boolean" ||
  Array.isArray(value);

const pick = (answers: Answers, names: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
