import loadHighs from "highs";

/** A sum of counts: column -> how many times it is counted. */
export type Sum = ReadonlyMap<number, number>;

export interface Equation {
  readonly sum: Sum;
  readonly least: number;
  readonly most: number;
}

/** Counts of people that nobody has seen: whole numbers, none below zero, that fulfil every equation. */
export interface Counts {
  readonly columns: number;
  readonly equations: readonly Equation[];
}

export interface Solved {
  /** One way in which it can be. */
  readonly counts: readonly number[];
  readonly value: number;
}

export interface IntegerSolver {
  /** The largest (or smallest) that a sum can be; null when the equations contradict each other. */
  readonly extreme: (sum: Sum, which: "most" | "least") => Solved | null;
  readonly close: () => void;
}

/** More than live in the country: what nothing bounds is bounded by this, and not by a contradiction. */
const mostPeople = 10_000_000;

/** HiGHS, exact over the integers: branch and cut without a gap. A closed solver answers no more. */
export const solverFor = async ({ columns, equations }: Counts): Promise<IntegerSolver> => {
  const highs = await loaded();
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { sum } of equations) {
    for (const [column, times] of sum) {
      if (times === 0) continue;
      indices.push(column);
      values.push(times);
    }
    starts.push(indices.length);
  }
  const infinite = (bound: number) => (Number.isFinite(bound) ? bound : highs.infinity);
  const model = highs.createModel({
    numCols: columns,
    numRows: equations.length,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(mostPeople),
    rowLower: equations.map(({ least }) => least),
    rowUpper: equations.map(({ most }) => infinite(most)),
    matrix: {
      format: "csr",
      numRows: equations.length,
      numCols: columns,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: new Int32Array(columns).fill(highs.constants.variableType.integer),
  });
  model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 });
  const { optimal, infeasible } = highs.constants.modelStatus;

  const extreme: IntegerSolver["extreme"] = (sum, which) => {
    const cost = new Float64Array(columns);
    for (const [column, times] of sum) cost[column] = which === "most" ? -times : times;
    for (let column = 0; column < columns; column += 1) {
      model.changeColCost(column, cost[column] ?? 0);
    }
    model.run();
    const status = model.getModelStatus();
    if (status === infeasible) return null;
    if (status !== optimal) throw new Error(`the solver gave up: status ${status}`);
    const counts = Array.from(model.getSolution().colValue, Math.round);
    return { counts, value: valueIn(sum, counts) };
  };
  return { extreme, close: () => model.dispose() };
};

export const valueIn = (sum: Sum, counts: readonly number[]): number => {
  let value = 0;
  for (const [column, times] of sum) value += times * (counts[column] ?? 0);
  return value;
};

let loading: ReturnType<typeof loadHighs> | undefined;

const loaded = () => {
  loading ??= loadHighs();
  return loading;
};
