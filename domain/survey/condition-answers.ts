import type { Condition, Operand } from "./conditions.ts";

/** Names of the questions a condition reads, each once, in the order in which it reads them. */
export const conditionAnswers = (condition: Condition | null): readonly string[] => [
  ...new Set(namesRead(condition)),
];

const namesRead = (condition: Condition | null): readonly string[] => {
  if (condition === null) return [];
  switch (condition.op) {
    case "and":
    case "or":
      return condition.of.flatMap(namesRead);
    case "not":
      return namesRead(condition.of);
    case "empty":
    case "notempty":
      return namesOf(condition.left);
    default:
      return [...namesOf(condition.left), ...namesOf(condition.right)];
  }
};

const namesOf = (operand: Operand): readonly string[] =>
  operand.kind === "value" ? [] : operand.path.slice(0, 1);
