import { describe, type Said, type Where } from "./facts.ts";
import type { Component } from "./form-logic.ts";
import type { Equation, Sum } from "./integer-solver.ts";

/** What is unknown of one component inside one group: columns of people, and what can be asked of them. */
export interface Columns {
  readonly columns: number;
  readonly total: Sum;
  readonly equations: readonly Equation[];
  readonly events: readonly { readonly event: string; readonly sum: Sum }[];
  readonly sumOf: (said: Said) => Sum | null;
}

export const columnsOf = (component: Component, names?: readonly Where[]): Columns =>
  component.kind === "cells" ? cellColumns(component, names) : boxColumns(component);

const cellColumns = (
  { fields, cells }: Extract<Component, { kind: "cells" }>,
  names: readonly Where[] = cells.map((cell) => byField(fields, cell)),
): Columns => {
  const matching = (said: Said): Sum | null => {
    if (!said.every((all) => Object.keys(all).every((name) => fields.includes(name)))) return null;
    return ones(cells.flatMap((cell, column) => (isSaid(cell, fields, said) ? [column] : [])));
  };
  return {
    columns: cells.length,
    total: ones(cells.map((_, column) => column)),
    equations: [],
    events: cells.map((_, column) => ({
      event: describe({}, [names[column] ?? {}]),
      sum: ones([column]),
    })),
    sumOf: matching,
  };
};

/**
 * A checkbox: those who ticked ordinary boxes or nothing, those who ticked each exclusive box, and how many ticked
 * each ordinary one. Any such numbers with no box above the whole belong to some set of people, so pairs of boxes
 * need no columns.
 */
const boxColumns = ({ fields, exclusive }: Extract<Component, { kind: "boxes" }>): Columns => {
  const ordinary = fields.filter((field) => !exclusive.includes(field));
  const [free, blank] = [0, 1];
  const alone = (box: string) => 2 + exclusive.indexOf(box);
  const ticked = (box: string) => 2 + exclusive.length + ordinary.indexOf(box);
  const total = ones([free, ...exclusive.map(alone)]);
  const without = (sum: Sum, column: number): Sum => new Map([...sum, [column, -1]]);
  const numberOf = (box: string, value: string): Sum => {
    const column = exclusive.includes(box) ? alone(box) : ticked(box);
    if (value === "yes") return ones([column]);
    return exclusive.includes(box)
      ? new Map([...total].filter(([each]) => each !== column))
      : without(total, column);
  };
  return {
    columns: 2 + fields.length,
    total,
    equations: ordinary.flatMap((box) => [
      { sum: without(ones([free]), ticked(box)), least: 0, most: Infinity },
      {
        sum: new Map([
          [free, 1],
          [ticked(box), -1],
          [blank, -1],
        ]),
        least: 0,
        most: Infinity,
      },
    ]),
    events: [
      ...(ordinary.length > 0
        ? [{ event: `${fields[0]?.split(":")[0]}: ticked nothing`, sum: ones([blank]) }]
        : []),
      ...exclusive.map((box) => ({ event: `${box} ticked`, sum: ones([alone(box)]) })),
      ...ordinary.flatMap((box) => [
        { event: `${box} ticked`, sum: ones([ticked(box)]) },
        { event: `neither ${box} nor an exclusive box`, sum: without(ones([free]), ticked(box)) },
      ]),
    ],
    sumOf: (said) => {
      const [all, ...more] = said;
      const [[box = "", values = []] = [], ...others] = Object.entries(all ?? {});
      if (more.length > 0 || others.length > 0 || !fields.includes(box)) return null;
      const [value = "", second] = values;
      return second === undefined ? numberOf(box, value) : total;
    },
  };
};

const ones = (columns: readonly number[]): Sum => new Map(columns.map((column) => [column, 1]));

const byField = (fields: readonly string[], cell: readonly string[]): Where =>
  Object.fromEntries(fields.map((name, at) => [name, [cell[at] ?? ""]]));

export const isSaid = (cell: readonly string[], fields: readonly string[], said: Said): boolean =>
  said.some((all) =>
    Object.entries(all).every(([name, values]) =>
      values.includes(cell[fields.indexOf(name)] ?? ""),
    ),
  );

export const isAnything = (said: Said): boolean =>
  said.some((all) => Object.keys(all).length === 0);
