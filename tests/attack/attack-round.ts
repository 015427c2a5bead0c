import { columnsOf, isAnything, isSaid } from "./component-columns.ts";
import {
  anything,
  describe,
  type Fact,
  type Finding,
  gather,
  type Said,
  type Where,
} from "./facts.ts";
import type { Component, FormLogic } from "./form-logic.ts";
import {
  type Equation,
  type IntegerSolver,
  type Sum,
  solverFor,
  valueIn,
} from "./integer-solver.ts";

/** What the attacker knows about one round: everything that was shown, and what the form lets people answer. */
export interface Round {
  readonly name: string;
  readonly form: FormLogic;
  /** Fields whose combinations make groups. */
  readonly background: readonly string[];
  readonly facts: readonly Fact[];
  readonly k: number;
  readonly kGroup: number;
}

export interface Attack {
  /** How many different sets of people the attacker tried to count. */
  readonly events: number;
  readonly findings: readonly Finding[];
}

/**
 * Every event that the form allows (one raw background cell, one raw answer cell: all larger events have larger
 * bounds), with all that was shown as equations over whole numbers. Red is everything that disclosure.md forbids.
 */
export const attackRound = async (round: Round): Promise<Attack> => {
  const { facts, findings: disagreements } = gather(round.facts);
  const findings = [...disagreements, ...facts.flatMap((fact) => figureFindings(round, fact))];
  if (findings.some(({ kind }) => kind === "disagreement"))
    return { events: facts.length, findings };
  const groups = backgroundCells(round);
  let events = facts.length;
  const components = freeOf(round.form.components, round.background);
  for (const component of [everybody, ...components, ...publishedTogether(components, facts)]) {
    const told = distinctCells(component, facts);
    const distinct = distinctGroups(groups, facts);
    const problem = await pose(told.component, distinct, facts, told.names);
    // Nothing was ever shown about it: what is known of the groups is all there is.
    if (component !== everybody && !problem.isTouched) continue;
    const result = tryAll(problem, round.k);
    problem.solver.close();
    events += groups.length * eventsIn(component);
    findings.push(...result);
  }
  return {
    events,
    findings: findings.map((each) => ({ ...each, event: `${round.name}: ${each.event}` })),
  };
};

/** The least and the most of events of the caller's choice; null when the facts contradict each other. */
export const boundsOf = async (
  round: Omit<Round, "k" | "kGroup">,
  component: Component,
  events: readonly { readonly where: Where; readonly said: Said }[],
): Promise<readonly { readonly least: number; readonly most: number }[] | null> => {
  const { facts } = gather(round.facts);
  const groups = backgroundCells(round);
  const { solver, sumOf } = await pose(component, groups, facts);
  try {
    const bounds = [];
    for (const { where, said } of events) {
      const sum = sumOf(where, said);
      if (sum === null) throw new Error(`not in this component: ${describe(where, said)}`);
      const most = solver.extreme(sum, "most");
      const least = most === null ? null : solver.extreme(sum, "least");
      if (most === null || least === null) return null;
      bounds.push({ least: least.value, most: most.value });
    }
    return bounds;
  } finally {
    solver.close();
  }
};

const everybody: Component = { kind: "cells", fields: [], cells: [[]] };

/** A background question is no answer cell; what hangs on one is attacked inside its groups. */
const freeOf = (
  components: readonly Component[],
  background: readonly string[],
): readonly Component[] =>
  components.filter(({ fields }) => !fields.every((field) => background.includes(field)));

/**
 * Groups that no figure tells apart are one to the solver: whatever is possible for them together is possible for one
 * of them alone, so the most is the same for each.
 */
const distinctGroups = (groups: readonly Group[], facts: readonly Fact[]): readonly Group[] => {
  const wheres = [...new Map(facts.map(({ where }) => [JSON.stringify(where), where])).values()];
  const signature = ({ values }: Group): string =>
    wheres.map((where) => (isIn(values, where) ? 1 : 0)).join("");
  return alike(groups, signature).flatMap((all) => {
    const [first] = all;
    return first === undefined
      ? []
      : [{ ...first, where: together(all.map(({ values }) => values)) }];
  });
};

/** The same of answers: what is left of the component, and a name for each of its cells. */
const distinctCells = (
  component: Component,
  facts: readonly Fact[],
): { readonly component: Component; readonly names?: readonly Where[] } => {
  if (component.kind !== "cells") return { component };
  const { fields, cells } = component;
  const known = [...new Map(facts.map(({ said }) => [JSON.stringify(said), said])).values()];
  const told = known.filter((said) =>
    said.every((all) => Object.keys(all).every((name) => fields.includes(name))),
  );
  const classes = alike(cells, (cell) =>
    told.map((said) => (isSaid(cell, fields, said) ? 1 : 0)).join(""),
  );
  const named = (cell: readonly string[]) =>
    Object.fromEntries(fields.map((name, at) => [name, cell[at] ?? ""]));
  return {
    component: { ...component, cells: classes.map(([first = []]) => first) },
    names: classes.map((all) => together(all.map(named))),
  };
};

const alike = <Each>(
  all: readonly Each[],
  signature: (each: Each) => string,
): readonly (readonly Each[])[] => {
  const classes = new Map<string, Each[]>();
  for (const each of all) {
    const key = signature(each);
    const others = classes.get(key);
    if (others === undefined) classes.set(key, [each]);
    else others.push(each);
  }
  return [...classes.values()];
};

const isIn = (group: Readonly<Record<string, string>>, where: Where): boolean =>
  Object.entries(where).every(([name, values]) => values.includes(group[name] ?? ""));

const eventsIn = (component: Component): number =>
  component.kind === "cells" ? component.cells.length : columnsOf(component).events.length;

/** Questions that the form leaves apart and a table shows together: all their combinations. */
const publishedTogether = (
  components: readonly Component[],
  facts: readonly Fact[],
): readonly Component[] => {
  const joined = new Map<string, Component>();
  for (const { said } of facts) {
    const names = [...new Set(said.flatMap((all) => Object.keys(all)))].toSorted();
    if (components.some(({ fields }) => names.every((name) => fields.includes(name)))) continue;
    const parts = [
      ...new Set(
        names.flatMap((name) => components.find(({ fields }) => fields.includes(name)) ?? []),
      ),
    ];
    const cells = parts.reduce<readonly (readonly string[])[] | null>(
      (known, part) =>
        known === null || part.kind !== "cells"
          ? null
          : known.flatMap((cell) => part.cells.map((own) => [...cell, ...own])),
      [[]],
    );
    if (cells === null) throw new Error(`boxes and ${names.join()} are shown together`);
    const fields = parts.flatMap((part) => part.fields);
    joined.set(fields.join(), { kind: "cells", fields, cells });
  }
  return [...joined.values()];
};

const figureFindings = (round: Round, { where, said, least, most, source }: Fact): Finding[] => {
  const isGroup = JSON.stringify(said) === JSON.stringify(anything);
  const event = `${describe(where, said)}: ${least === most ? least : `${least}–${most}`} in ${source}`;
  if (isGroup && most < round.kGroup) return [{ kind: "small_group", event }];
  if (least === most && most >= 1 && most < round.k) return [{ kind: "small_figure", event }];
  return [];
};

/** Raw values of all background questions together, and how an event in it is named. */
interface Group {
  readonly values: Readonly<Record<string, string>>;
  readonly where: Where;
}

const backgroundCells = ({ form, background }: Pick<Round, "form" | "background">) =>
  background
    .reduce<readonly Readonly<Record<string, string>>[]>(
      (cells, name) => {
        const field = form.fields.find(({ id }) => id === name);
        if (field === undefined) throw new Error(`the form does not ask for ${name}`);
        return cells.flatMap((cell) => field.values.map((value) => ({ ...cell, [name]: value })));
      },
      [{}],
    )
    .map((values): Group => ({ values, where: together([values]) }));

/** Several cells by one name: the values that occur, field by field. */
const together = (cells: readonly Readonly<Record<string, string>>[]): Where =>
  Object.fromEntries(
    Object.keys(cells[0] ?? {}).map((name) => [
      name,
      [...new Set(cells.map((cell) => cell[name] ?? ""))],
    ]),
  );

interface Problem {
  readonly solver: IntegerSolver;
  readonly isTouched: boolean;
  readonly events: readonly { readonly event: string; readonly sum: Sum }[];
  readonly sumOf: (where: Where, said: Said) => Sum | null;
}

const pose = async (
  component: Component,
  groups: readonly Group[],
  facts: readonly Fact[],
  names?: readonly Where[],
): Promise<Problem> => {
  const local = columnsOf(component, names);
  const spread = (where: Where, inside: Sum): Sum => {
    const sum = new Map<number, number>();
    for (const [at, group] of groups.entries()) {
      if (!isIn(group.values, where)) continue;
      for (const [column, times] of inside) sum.set(at * local.columns + column, times);
    }
    return sum;
  };
  const sumOf = (where: Where, said: Said): Sum | null => {
    const inside = isAnything(said) ? local.total : local.sumOf(said);
    return inside === null ? null : spread(where, inside);
  };
  let isTouched = false;
  const equations: Equation[] = facts.flatMap((fact): readonly Equation[] => {
    const sum = sumOf(fact.where, fact.said);
    if (sum !== null) {
      isTouched ||= !isAnything(fact.said);
      return [{ sum, least: fact.least, most: fact.most }];
    }
    // Of another question: so many are at least in the group.
    return [{ sum: spread(fact.where, local.total), least: fact.least, most: Infinity }];
  });
  for (const [at] of groups.entries()) {
    for (const own of local.equations) {
      const sum = new Map(
        [...own.sum].map(([column, times]) => [at * local.columns + column, times]),
      );
      equations.push({ ...own, sum });
    }
  }
  const events = groups.flatMap((group, at) =>
    local.events.map(({ event, sum }) => ({
      event: [describe(group.where, anything), event]
        .filter((each) => each !== "everybody")
        .join("; "),
      sum: new Map([...sum].map(([column, times]) => [at * local.columns + column, times])),
    })),
  );
  const solver = await solverFor({
    columns: groups.length * local.columns,
    equations: widest(equations),
  });
  return { solver, isTouched, events, sumOf };
};

/** Of equations over the same sum the narrowest is enough. */
const widest = (equations: readonly Equation[]): readonly Equation[] => {
  const known = new Map<string, Equation>();
  for (const each of equations) {
    const key = JSON.stringify([...each.sum]);
    const other = known.get(key);
    known.set(key, {
      sum: each.sum,
      least: Math.max(each.least, other?.least ?? 0),
      most: Math.min(each.most, other?.most ?? Infinity),
    });
  }
  return [...known.values()];
};

const tryAll = ({ solver, events }: Problem, k: number): readonly Finding[] => {
  const findings: Finding[] = [];
  const open = new Set(events);
  for (const each of events) {
    if (!open.has(each)) continue;
    open.delete(each);
    const most = solver.extreme(each.sum, "most");
    if (most === null) {
      return [
        { kind: "contradiction", event: `what was shown cannot all be true (${events[0]?.event})` },
      ];
    }
    if (most.value < k) {
      const least = solver.extreme(each.sum, "least")?.value ?? 0;
      const bounds = least === most.value ? `exactly ${least}` : `${least} to ${most.value}`;
      findings.push({ kind: "fewer_than_k", event: `${each.event}: ${bounds}` });
      continue;
    }
    // One way in which it can be is a proof for every event that is large in it.
    for (const other of open) if (valueIn(other.sum, most.counts) >= k) open.delete(other);
  }
  return findings;
};
