import type { Component, FormLogic } from "./form-logic.ts";

/** Numbers between 0 and 1 that look random and are the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** How alike people answer: what makes cells small is what an attacker hopes for. */
export const moods = ["even", "skewed", "near_unanimous", "by_group"] as const;
export type Mood = (typeof moods)[number];

/** One person's raw answers by field; boxes have yes and no. */
export type RawAnswers = Readonly<Record<string, string>>;

/** So many people, each with one raw value per field, and nothing that the form does not allow. */
export const randomPeople = (
  form: FormLogic,
  background: readonly string[],
  people: number,
  mood: Mood,
  random: () => number,
): readonly RawAnswers[] => {
  const components = form.components.map((component) => ({
    component,
    weights: new Map<string, readonly number[]>(),
  }));
  return Array.from({ length: people }, () => {
    const answers: Record<string, string> = {};
    const ofGroups = components.filter(({ component }) => isBackground(component, background));
    for (const each of ofGroups) Object.assign(answers, pick(each, mood, "", random));
    const group = mood === "by_group" ? background.map((name) => answers[name]).join() : "";
    for (const each of components) {
      if (isBackground(each.component, background)) continue;
      // What is known already stays: a box may decide about another question, and be a box of its own.
      const drawn = pick(each, mood, group, random, answers);
      for (const [name, value] of Object.entries(drawn)) answers[name] ??= value;
    }
    return answers;
  });
};

const isBackground = ({ fields }: Component, background: readonly string[]): boolean =>
  fields.every((field) => background.includes(field));

interface Weighed {
  readonly component: Component;
  /** By group, made when they are first needed. */
  readonly weights: Map<string, readonly number[]>;
}

const pick = (
  { component, weights }: Weighed,
  mood: Mood,
  group: string,
  random: () => number,
  known: RawAnswers = {},
): RawAnswers => {
  const choices = component.kind === "cells" ? component.cells.length : component.fields.length;
  const own = weights.get(group) ?? drawWeights(choices, mood, random);
  weights.set(group, own);
  if (component.kind === "cells") {
    const { fields, cells } = component;
    const allowed = cells.flatMap((cell, at) =>
      fields.every((field, column) => (known[field] ?? cell[column]) === cell[column]) ? [at] : [],
    );
    const at = draw(allowed, own, random);
    return Object.fromEntries(fields.map((field, column) => [field, cells[at]?.[column] ?? ""]));
  }
  const { fields, exclusive } = component;
  const isTaken = fields.some((field) => known[field] === "yes");
  const alone = !isTaken && exclusive.length > 0 && random() < 0.15;
  const only = alone ? exclusive[Math.floor(random() * exclusive.length)] : undefined;
  return Object.fromEntries(
    fields.map((field, at) => {
      const isTicked =
        only === undefined
          ? !exclusive.includes(field) && random() < Math.min(0.92, (own[at] ?? 0) * choices * 0.4)
          : field === only;
      return [field, isTicked ? "yes" : "no"];
    }),
  );
};

const drawWeights = (choices: number, mood: Mood, random: () => number): readonly number[] => {
  const favourite = Math.floor(random() * choices);
  const weightOf: Readonly<Record<Mood, (at: number) => number>> = {
    even: () => 1,
    skewed: () => random() ** 3 + 0.02,
    by_group: () => random() ** 3 + 0.02,
    near_unanimous: (at) => (at === favourite ? 8 : 1 / choices),
  };
  const weights = Array.from({ length: choices }, (_, at) => weightOf[mood](at));
  const sum = weights.reduce((total, each) => total + each, 0);
  return weights.map((each) => each / sum);
};

const draw = (
  allowed: readonly number[],
  weights: readonly number[],
  random: () => number,
): number => {
  let left = random() * allowed.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
  for (const at of allowed) {
    left -= weights[at] ?? 0;
    if (left <= 0) return at;
  }
  return allowed.at(-1) ?? 0;
};

/** As a form sends them: lists for checkboxes, rows for matrices, nothing where nothing was answered. */
export const asAnswers = (
  form: FormLogic,
  raw: RawAnswers,
  typed: (question: string, value: string) => string | number | boolean = (_, value) => value,
): Readonly<Record<string, AnswerValue>> => {
  const answers: Record<string, AnswerValue> = {};
  for (const { id, question, kind } of form.fields) {
    const value = raw[id] ?? "";
    const part = id.slice(id.indexOf(":") + 1);
    if (kind === "single" && value !== "") answers[question] = typed(question, value);
    if (kind === "box" && value === "yes") {
      const chosen = answers[question];
      answers[question] = [
        ...(Array.isArray(chosen) ? chosen : []),
        typed(question, part) as string | number,
      ];
    }
    if (kind === "row" && value !== "") {
      const rows = answers[question];
      const known = typeof rows === "object" && !Array.isArray(rows) ? rows : {};
      answers[question] = { ...known, [part]: typed(question, value) as string | number };
    }
  }
  return answers;
};

type AnswerValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | Readonly<Record<string, string | number>>;
