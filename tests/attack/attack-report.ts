import { attackPublisher } from "./attack-publisher.ts";
import { attackControl, type Control } from "./control.ts";
import type { Finding } from "./facts.ts";
import { compilerFaults } from "./faults.ts";
import { importMutated } from "./mutated-module.ts";
import * as product from "./publisher.ts";

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
  readonly rounds: number;
  readonly sizes: readonly number[];
  readonly controlRounds: number;
  readonly seed: number;
}

export const shortAttack: AttackSizes = {
  rounds: 1,
  sizes: [12, 25, 60, 120],
  controlRounds: 1,
  seed: 1,
};

export const longAttack: AttackSizes = {
  rounds: 12,
  sizes: [12, 16, 20, 30, 40, 60, 90, 130, 200],
  controlRounds: 6,
  seed: 2,
};

export type Say = (line: string) => void;

/** A report is passed by an attacker who found nothing, broke the control and caught every fault. */
export const isPassed = ({ recovered, control, faults }: AttackReport): boolean =>
  recovered === 0 && control >= 0.4 && faults.every(({ caught }) => caught);

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
    const [first] = findings;
    const event = first === undefined ? null : `${first.kind}: ${first.event}`;
    say(`fault "${name}" (${form}): ${event ?? "NOT CAUGHT"}`);
    reports.push({ name, caught: event !== null, event });
  }
  return reports;
};

const percent = (part: number, whole: number): string => `${Math.round((100 * part) / whole)} %`;
