import {
  ConditionRunner,
  type ItemValue,
  Model,
  type PanelModelBase,
  type Question,
} from "survey-core";

/**
 * What a form lets people answer, read from its SurveyJS definition by SurveyJS itself. The attacker must not learn
 * it from the compiler of plans: what the compiler got wrong would then be wrong in the attack too.
 */
export interface FormLogic {
  readonly fields: readonly Field[];
  /** Fields that the form ties together; a field may be in two. */
  readonly components: readonly Component[];
}

/** A question, a row of a matrix (`forms:referral`) or a box of a checkbox (`topics:culture`). */
export interface Field {
  readonly id: string;
  readonly question: string;
  readonly kind: "single" | "row" | "box";
  /** Raw values, never folded. "" is no answer, or never asked; boxes have yes and no. */
  readonly values: readonly string[];
}

export type Component =
  | {
      readonly kind: "cells";
      readonly fields: readonly string[];
      /** The combinations that the form allows. */
      readonly cells: readonly (readonly string[])[];
    }
  | {
      readonly kind: "boxes";
      readonly fields: readonly string[];
      /** Boxes that go alone. */
      readonly exclusive: readonly string[];
    };

/** `gates`: what everybody in the round has answered before the form. */
export const readForm = (
  definition: unknown,
  gates: Readonly<Record<string, string>>,
): FormLogic => {
  const model = new Model(definition);
  for (const [name, value] of Object.entries(gates)) model.setValue(name, value);
  const asked = model.getAllQuestions().filter((question) => question.page?.name !== "gates");
  const constant = new Set(Object.keys(gates));
  const rules = new Map(asked.map((question) => [question.name, parentsOf(question, constant)]));
  const possible = asked.filter(
    (question) => isVisible(question) || (rules.get(question.name)?.length ?? 0) > 0,
  );
  const byQuestion = new Map(possible.map((question) => [question.name, fieldsOf(question)]));
  const fields = [...byQuestion.values()].flat();
  const components: Component[] = [];
  const tied = new Set<string>();
  for (const question of possible) {
    const own = byQuestion.get(question.name) ?? [];
    const parents = rules.get(question.name) ?? [];
    if (own.length === 0 || parents.length === 0) continue;
    const parentFields = parents.flatMap((name) =>
      relevantFields(model, name, byQuestion, question),
    );
    for (const field of own) {
      components.push(conditional(model, question, field, parentFields));
      tied.add(field.id);
      for (const { id, kind } of parentFields) if (kind !== "box") tied.add(id);
    }
  }
  for (const question of possible) {
    const own = byQuestion.get(question.name) ?? [];
    if (own.some(({ kind }) => kind === "box")) {
      const ids = own.map(({ id }) => id);
      components.push({ kind: "boxes", fields: ids, exclusive: exclusiveIn(question) });
      continue;
    }
    for (const { id, values } of own) {
      if (tied.has(id)) continue;
      components.push({ kind: "cells", fields: [id], cells: values.map((value) => [value]) });
    }
  }
  return { fields, components };
};

const fieldsOf = (question: Question): readonly Field[] => {
  const { name } = question;
  switch (question.getType()) {
    case "radiogroup":
    case "dropdown":
    case "imagepicker":
      return [{ id: name, question: name, kind: "single", values: ["", ...valuesIn(question)] }];
    case "boolean":
      return [{ id: name, question: name, kind: "single", values: ["", "true", "false"] }];
    case "rating":
      return [
        {
          id: name,
          question: name,
          kind: "single",
          values: ["", ...itemsIn(question, "visibleRateValues")],
        },
      ];
    case "checkbox":
      return valuesIn(question).map((value) => ({
        id: `${name}:${value}`,
        question: name,
        kind: "box",
        values: ["yes", "no"],
      }));
    case "matrix": {
      const columns = itemsIn(question, "columns");
      return itemsIn(question, "rows").map((row) => ({
        id: `${name}:${row}`,
        question: name,
        kind: "row",
        values: ["", ...columns],
      }));
    }
    default:
      // Texts and lists are never figures.
      return [];
  }
};

const itemsIn = (question: Question, property: string): readonly string[] =>
  ((question as unknown as Record<string, readonly ItemValue[]>)[property] ?? []).map(({ value }) =>
    String(value),
  );

/** SurveyJS adds none, other and the like itself. */
const valuesIn = (question: Question): readonly string[] => {
  const special = [
    ["showNoneItem", "none"],
    ["showRefuseItem", "refused"],
    ["showDontKnowItem", "dontknow"],
    ["showOtherItem", "other"],
  ] as const;
  const flags = question as unknown as Record<string, unknown>;
  return [
    ...itemsIn(question, "choices"),
    ...special.flatMap(([flag, value]) => (flags[flag] === true ? [value] : [])),
  ];
};

const exclusiveIn = (question: Question): readonly string[] => {
  const choices = (question as unknown as { choices?: readonly ItemValue[] }).choices ?? [];
  const marked = choices
    .filter((choice) => (choice as unknown as { isExclusive?: boolean }).isExclusive === true)
    .map(({ value }) => String(value));
  const special = ["none", "refused", "dontknow"].filter(
    (value) =>
      valuesIn(question).includes(value) && !choices.some((each) => String(each.value) === value),
  );
  return [...marked, ...special].map((value) => `${question.name}:${value}`);
};

/** The questions that decide whether this one is asked: by its own condition, its panels' and its page's. */
const parentsOf = (question: Question, constant: ReadonlySet<string>): readonly string[] => {
  const conditions = [question.visibleIf];
  // SurveyJS declares a panel's parent as less than it is.
  let panel = question.parent as PanelModelBase | null;
  while (panel) {
    conditions.push(panel.visibleIf);
    panel = panel.parent as PanelModelBase | null;
  }
  const names = conditions
    .filter((condition) => condition)
    .flatMap((condition) => new ConditionRunner(condition).getVariables());
  return [...new Set(names)].filter((name) => !constant.has(name.split(/[.[]/)[0] ?? name));
};

const isVisible = (question: Question): boolean => question.isVisible && question.isParentVisible;

/** Of a checkbox only the boxes that make a difference; of everything else the field itself. */
const relevantFields = (
  model: Model,
  name: string,
  byQuestion: ReadonlyMap<string, readonly Field[]>,
  child: Question,
): readonly Field[] => {
  const [question = "", row] = name.split(".");
  const fields = byQuestion.get(question) ?? [];
  if (fields.length === 0) throw new Error(`${child.name} hangs on ${name}, which has no values`);
  if (row !== undefined) return fields.filter(({ id }) => id === `${question}:${row}`);
  if (fields[0]?.kind !== "box") return fields;
  const all = fields.map(({ id }) => boxOf(id));
  const seen = (chosen: readonly string[]): boolean => {
    model.setValue(question, [...chosen]);
    const visible = isVisible(child);
    model.clearValue(question);
    return visible;
  };
  return fields.filter(({ id }) => {
    const others = all.filter((each) => each !== boxOf(id));
    return seen([]) !== seen([boxOf(id)]) || seen(all) !== seen(others);
  });
};

const boxOf = (id: string): string => id.slice(id.indexOf(":") + 1);

/** All combinations of what decides and what is answered; where the question is not asked, it has no answer. */
const conditional = (
  model: Model,
  question: Question,
  field: Field,
  parents: readonly Field[],
): Component => {
  const combinations = parents.reduce<readonly (readonly string[])[]>(
    (all, { values }) => all.flatMap((each) => values.map((value) => [...each, value])),
    [[]],
  );
  if (combinations.length > 2000) throw new Error(`too much decides about ${question.name}`);
  const unasked = field.kind === "box" ? "no" : "";
  const cells = combinations.flatMap((combination) => {
    setAnswers(model, parents, combination);
    const values = isVisible(question) ? field.values : [unasked];
    return values.map((value) => [...combination, value]);
  });
  setAnswers(
    model,
    parents,
    parents.map(() => ""),
  );
  return { kind: "cells", fields: [...parents.map(({ id }) => id), field.id], cells };
};

const setAnswers = (model: Model, fields: readonly Field[], values: readonly string[]): void => {
  const boxes = new Map<string, string[]>();
  for (const [at, field] of fields.entries()) {
    const value = values[at] ?? "";
    switch (field.kind) {
      case "single":
        if (value === "") model.clearValue(field.question);
        else model.setValue(field.question, typed(model, field.question, value));
        break;
      case "row": {
        const rows = { ...(model.getValue(field.question) ?? {}) };
        if (value === "") delete rows[boxOf(field.id)];
        else rows[boxOf(field.id)] = value;
        model.setValue(field.question, rows);
        break;
      }
      case "box": {
        const chosen = boxes.get(field.question) ?? [];
        boxes.set(field.question, value === "yes" ? [...chosen, boxOf(field.id)] : chosen);
      }
    }
  }
  for (const [question, chosen] of boxes) {
    if (chosen.length === 0) model.clearValue(question);
    else model.setValue(question, chosen);
  }
};

/** As the definition writes it: 5 and "5" are different answers to SurveyJS. */
const typed = (model: Model, name: string, value: string): unknown => {
  const question = model.getQuestionByName(name) as unknown as {
    getType: () => string;
    choices?: readonly ItemValue[];
    visibleRateValues?: readonly ItemValue[];
  };
  if (question.getType() === "boolean") return value === "true";
  const items = question.choices ?? question.visibleRateValues ?? [];
  return items.find((each) => String(each.value) === value)?.value ?? value;
};
