import type { TestDatabase } from "#tests/support/databases.ts";
import { attackOperations } from "./attack-operations.ts";
import { attackPublisher } from "./attack-publisher.ts";
import { attackControl, type Control } from "./control.ts";
import type { Finding } from "./facts.ts";
import { compilerFaults, operationFaults } from "./faults.ts";
import { importMutated } from "./mutated-module.ts";
import type { Product } from "./operations-world.ts";
import * as product from "./publisher.ts";
import { moods } from "./random-answers.ts";

export interface AttackReport {
  /** How many different sets of people the attacker tried to count in what the product shows. */
  readonly events: number;
  readonly recovered: number;
  /** The share of small cells of the control build that the same attacker knows exactly. */
  readonly control: number;
  readonly faults: readonly FaultReport[];
}

export interface FaultReport {
  readonly name: string;
  readonly caught: boolean;
  /** What the attacker could prove; null when nothing. */
  readonly event: string | null;
}

export interface AttackSizes {
  readonly isShort: boolean;
  readonly rounds: number;
  readonly sizes: readonly number[];
  readonly controlRounds: number;
  readonly seed: number;
}

export const shortAttack: AttackSizes = {
  isShort: true,
  rounds: 1,
  sizes: [12, 25, 60, 120],
  controlRounds: 1,
  seed: 1,
};

export const longAttack: AttackSizes = {
  isShort: false,
  rounds: 12,
  sizes: [12, 16, 20, 30, 40, 60, 90, 130, 200],
  controlRounds: 6,
  seed: 2,
};

export type Say = (line: string) => void;

/** A report is passed by an attacker who looked, found nothing, broke the control and caught every fault there is. */
export const isPassed = ({ events, recovered, control, faults }: AttackReport): boolean =>
  events > 0 &&
  recovered === 0 &&
  control >= 0.4 &&
  [...compilerFaults, ...operationFaults].every(({ name }) =>
    faults.some((fault) => fault.name === name && fault.caught),
  );

/** The product's compiler: random and crafted rounds, and every data set of toy plans. */
export const attackCompiler = async (
  { rounds, sizes, seed }: AttackSizes,
  say: Say,
): Promise<{ readonly events: number; readonly findings: readonly Finding[] }> => {
  const result = await attackPublisher(product, { rounds, sizes, seed });
  say(
    `releases: ${result.rounds} rounds, ${result.events} events, ${result.findings.length} found`,
  );
  for (const { kind, event } of result.findings.slice(0, 20)) say(`  ${kind}: ${event}`);
  return result;
};

export const attackControlBuild = async (
  { controlRounds, seed }: AttackSizes,
  say: Say,
): Promise<number> => {
  const control: Control = await attackControl(controlRounds, seed);
  const { small, recovered, proven } = control;
  say(
    `control build, 200 people: ${recovered} of ${small} small cells known exactly (${percent(recovered, small)}), ${percent(proven, small)} proven small`,
  );
  return recovered / small;
};

/** Each fault in the compiler, put into the real modules and attacked until it shows. */
export const attackFaults = async (
  { sizes, seed }: AttackSizes,
  say: Say,
): Promise<readonly FaultReport[]> => {
  const reports: FaultReport[] = [];
  for (const { name, form, mutations } of compilerFaults) {
    const faulty = await importMutated<typeof product>(
      "tests/attack/publisher.ts",
      name,
      mutations,
    );
    const { findings } = await attackPublisher(faulty, {
      rounds: 3,
      sizes,
      seed,
      untilFirst: true,
    });
    reports.push(reportOn({ name, form }, findings, say));
  }
  return reports;
};

const productEntry = "tests/attack/product.tsx";

/** The product's operations on real databases, and what its pages and files draw from them. */
export const attackProduct = async (
  { isShort, seed }: AttackSizes,
  database: TestDatabase,
  say: Say,
): Promise<{ readonly events: number; readonly findings: readonly Finding[] }> => {
  const whole = await importMutated<Product>(productEntry, "nothing wrong", []);
  let events = 0;
  const findings: Finding[] = [];
  for (const [round, mood] of (isShort ? (["skewed"] as const) : moods).entries()) {
    const people = isShort ? ([120, 40] as const) : ([90 + 55 * round, 22 + 20 * round] as const);
    const options = { people, mood, seed: seed + round, watched: isShort ? 12 : 40 };
    const result = await attackOperations(whole, database, { admission: "invited", ...options });
    events += result.events;
    findings.push(...result.findings);
  }
  say(`operations, pages and files: ${events} events, ${findings.length} found`);
  for (const { kind, event } of findings.slice(0, 20)) say(`  ${kind}: ${event}`);
  return { events, findings };
};

/**
 * The faults that only a running survey shows. The product itself is attacked in the same way first: what is found in
 * it would be found beside every fault and prove nothing.
 */
export const attackOperationFaults = async (
  { isShort, seed }: AttackSizes,
  database: TestDatabase,
  say: Say,
): Promise<{
  readonly events: number;
  readonly findings: readonly Finding[];
  readonly faults: readonly FaultReport[];
}> => {
  const options = {
    admission: "open" as const,
    people: [70, 60] as const,
    mood: "skewed" as const,
    seed,
    watched: 14,
  };
  const stages = [...new Set(operationFaults.map(({ shows }) => shows))];
  const whole = await importMutated<Product>(productEntry, "nothing wrong", []);
  const clean = await attackOperations(whole, database, {
    ...options,
    ...(isShort ? { stages } : {}),
  });
  say(`the same without a fault: ${clean.events} events, ${clean.findings.length} found`);
  const faults: FaultReport[] = [];
  for (const { name, form, mutations, shows } of operationFaults) {
    const faulty = await importMutated<Product>(productEntry, name, mutations);
    const { findings } = await attackOperations(faulty, database, {
      ...options,
      ...(isShort ? { stages: [shows] } : {}),
    });
    faults.push(reportOn({ name, form }, findings, say));
  }
  return { ...clean, faults };
};

/** The finding that says most stands for all. */
const reportOn = (
  { name, form }: { readonly name: string; readonly form: string },
  findings: readonly Finding[],
  say: Say,
): FaultReport => {
  const [first] = findings.toSorted((one, other) => weight(one) - weight(other));
  const event = first === undefined ? null : `${first.kind}: ${first.event}`;
  say(`fault "${name}" (${form}): ${event ?? "NOT CAUGHT"}`);
  return { name, caught: event !== null, event };
};

const weight = ({ kind }: Finding): number =>
  ["fewer_than_k", "pinned", "small_figure", "small_group", "changed"].indexOf(kind) + 1 || 9;

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
