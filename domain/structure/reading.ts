import { lowerMedian } from "#domain/disclosure/lower-median.ts";
import type { Bin, Block, BlockSubject, Plan } from "#domain/disclosure/plan.ts";
import type {
  PublishedBundle,
  PublishedRound,
  PublishedWave,
} from "#domain/disclosure/published-bundle.ts";
import { tableFor, type Verdict, verdictFor } from "#domain/disclosure/read-release.ts";
import type { NotShownReason, PublishedBin } from "#domain/disclosure/release.ts";
import type { Answers } from "#domain/response/answers.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { codeAnswers } from "#domain/statistics/code-answers.ts";
import type { Strength } from "./confidence.ts";
import { type Distribution, mean, sum } from "./distribution.ts";

/** What one audience says on one block: the published table and the statements, in the same bins. */
export interface Reading {
  readonly audience: Audience;
  readonly block: string;
  readonly subject: BlockSubject | null;
  readonly individuals: IndividualsReading;
  readonly statements: number;
  /** What a small round says instead of figures; null otherwise. */
  readonly verdict: Verdict | null;
  /** Null when neither half has anything: the stance is unknown, which is never read as no. */
  readonly halves: Halves | null;
  /** k of the round's plan: thresholds below it can never be seen. */
  readonly k: number;
}

export type IndividualsReading =
  | { readonly shown: true; readonly n: number; readonly rung: number }
  | { readonly shown: false; readonly reason: NotShownReason };

/** Counts over the bins of one rung: the individuals' rung, or the finest one where only statements are there. */
export interface Halves {
  readonly bins: readonly Bin[];
  readonly rung: number;
  /** The cell of those who did not answer; it is folded into its bin. */
  readonly none: string;
  readonly individuals: readonly number[] | null;
  readonly statements: readonly number[];
  /** Place of the bin with the individuals' middle answer, where that is all that is published of them. */
  readonly verdict: number | null;
  /** The ladder's partitions, so that a reading can be made coarser to meet another. */
  readonly ladder: readonly (readonly Bin[])[];
}

export interface WaveReading {
  readonly wave: PublishedWave;
  readonly read: (audience: Audience, block: string) => Reading;
  /** The blocks that the wave's plans declare, in the questionnaire's order. */
  readonly blocks: readonly Block[];
  /** Values of the boxes or rows of one question, in order. */
  readonly parts: (question: string) => readonly string[];
}

/** Reads published tables and confirmed statements of one wave. Nothing here has seen a ballot. */
export const readWave = (wave: PublishedWave): WaveReading => {
  const rounds = new Map<string, { sealed: PublishedRound | null; coded: CodedStatements }>();
  const roundsOf = (
    audience: Audience,
  ): { sealed: PublishedRound | null; coded: CodedStatements } => {
    const known = rounds.get(audience);
    if (known !== undefined) return known;
    const found = openAudience(wave, audience);
    rounds.set(audience, found);
    return found;
  };
  const blocks = blocksOf(wave);
  return {
    wave,
    blocks,
    parts: (question) => blocks.flatMap((block) => partOf(block.subject, question)),
    read: (audience, block) => {
      const { sealed, coded } = roundsOf(audience);
      return readBlock(audience, block, sealed, coded);
    },
  };
};

/** The wave of an instrument that the rules read: the latest one whose sealed rounds are all sealed. */
export const latestSealedWave = (
  bundle: PublishedBundle,
  instrument: string,
): PublishedWave | null => {
  const sealed = bundle.waves.filter(
    (wave) => wave.instrument === instrument && wave.rounds.every(isSealed),
  );
  return sealed.toSorted((one, other) => other.number - one.number)[0] ?? null;
};

const isSealed = (round: PublishedRound): boolean =>
  round.regime !== "sealed" || round.release !== null;

/**
 * Individuals and statements as two halves of equal weight; one of them alone where the other is not there. Where only
 * the individuals' middle answer is published, both halves are read by their middle answer, so that neither outweighs
 * the other: every rule that asks for at least half then reads what it would read in figures.
 */
export const distributionOf = (halves: Halves | null): Distribution | null => {
  if (halves === null) return null;
  const parts = halvesOf(halves).filter((counts) => sum(counts) > 0);
  if (parts.length === 0) return null;
  return halves.bins.map((bin, place) => ({
    ...bin,
    cells: namedCells(bin, halves.none),
    share: mean(parts.map((counts) => (counts[place] ?? 0) / sum(counts))),
  }));
};

const halvesOf = ({
  individuals,
  statements,
  verdict,
  bins,
}: Halves): readonly (readonly number[])[] => {
  if (verdict === null) return [individuals ?? [], statements];
  const at = (place: number) => bins.map((_, each) => (each === place ? 1 : 0));
  return [at(verdict), sum(statements) === 0 ? [] : at(lowerMedian(statements))];
};

export const strengthOf = (
  reading: Pick<Reading, "individuals" | "statements" | "verdict">,
): Strength => ({
  publishedN: reading.individuals.shown ? reading.individuals.n : (reading.verdict?.n ?? null),
  statements: reading.statements,
});

/** The same halves at a coarser rung of their ladder. */
export const coarsen = (halves: Halves, rung: number): Halves => {
  const bins = halves.ladder[rung];
  if (bins === undefined || rung <= halves.rung) return halves;
  const merge = (counts: readonly number[]): readonly number[] =>
    bins.map((bin) =>
      sum(
        counts.filter((_, place) =>
          (halves.bins[place]?.cells ?? []).every((cell) => bin.cells.includes(cell)),
        ),
      ),
    );
  return {
    ...halves,
    bins,
    rung,
    individuals: halves.individuals === null ? null : merge(halves.individuals),
    verdict:
      halves.verdict === null
        ? null
        : bins.findIndex((bin) =>
            (halves.bins[halves.verdict ?? 0]?.cells ?? []).every((cell) =>
              bin.cells.includes(cell),
            ),
          ),
    statements: merge(halves.statements),
  };
};

interface CodedStatements {
  readonly plan: Plan | null;
  /** Statement -> block -> cell. */
  readonly statements: readonly ReadonlyMap<string, string>[];
}

const openAudience = (
  wave: PublishedWave,
  audience: Audience,
): { sealed: PublishedRound | null; coded: CodedStatements } => {
  const ofAudience = wave.rounds.filter((round) => round.audience === audience);
  const sealed = ofAudience.find((round) => round.regime === "sealed") ?? null;
  const plan = sealed?.plan ?? anyPlan(wave);
  const statements = ofAudience
    .filter((round) => round.regime !== "sealed")
    .flatMap((round) => round.statements);
  return {
    sealed,
    coded: {
      plan,
      statements:
        plan === null ? [] : statements.map((statement) => cellsOf(plan, statement.answers)),
    },
  };
};

/** The plans of one wave differ only in whose they are: an audience without a sealed round borrows another's blocks. */
const anyPlan = (wave: PublishedWave): Plan | null =>
  wave.rounds.find((round) => round.plan !== null)?.plan ?? null;

const cellsOf = (plan: Plan, answers: Answers): ReadonlyMap<string, string> => {
  const coded = codeAnswers(plan, answers);
  const offset = plan.background.length;
  return new Map(
    plan.blocks.map((block, place) => [
      block.id,
      block.cells[coded[offset + place] ?? -1] ?? block.none,
    ]),
  );
};

const readBlock = (
  audience: Audience,
  id: string,
  sealed: PublishedRound | null,
  { plan, statements }: CodedStatements,
): Reading => {
  const block = plan?.blocks.find((each) => each.id === id);
  const base = { audience, block: id, k: plan?.k ?? 0 };
  if (plan === null || block === undefined) {
    return {
      ...base,
      subject: null,
      individuals: { shown: false, reason: "not_asked" },
      statements: 0,
      verdict: null,
      halves: null,
    };
  }
  const verdict = verdictFor(sealed?.release?.release ?? null, id);
  const table = publishedTable(sealed, id);
  const rung = table.shown ? table.rung : 0;
  const bins = table.shown ? table.bins : (block.ladder[0] ?? []);
  const cells = statements.map((statement) => statement.get(id) ?? block.none);
  const counts = bins.map((bin) => cells.filter((cell) => bin.cells.includes(cell)).length);
  const individuals = table.shown ? table.counts : null;
  return {
    ...base,
    subject: block.subject,
    individuals: table.shown ? { shown: true, n: table.n, rung } : table,
    statements: sum(counts),
    verdict,
    halves:
      individuals === null && verdict === null && sum(counts) === 0
        ? null
        : {
            bins,
            rung,
            none: block.none,
            individuals,
            statements: counts,
            verdict: placeOf(verdict, bins),
            ladder: block.ladder,
          },
  };
};

const placeOf = (verdict: Verdict | null, bins: readonly Bin[]): number | null =>
  verdict === null ? null : bins.findIndex((bin) => bin.cells.join() === verdict.bin.cells.join());

type TableReading =
  | {
      readonly shown: true;
      readonly n: number;
      readonly rung: number;
      readonly bins: readonly Bin[];
      readonly counts: readonly number[];
    }
  | { readonly shown: false; readonly reason: NotShownReason };

/** The everybody level only: rules never read a breakdown. */
const publishedTable = (sealed: PublishedRound | null, block: string): TableReading => {
  if (sealed === null) return { shown: false, reason: "not_asked" };
  const found = tableFor(sealed.release?.release ?? null, block, []);
  if (!found.shown) return found;
  const [everybody] = found.table.groups;
  if (everybody === undefined) return { shown: false, reason: "ladder_used_up" };
  return {
    shown: true,
    n: everybody.n,
    rung: found.table.rung,
    bins: everybody.bins.map(withoutCount),
    counts: everybody.bins.map((bin) => bin.count),
  };
};

const withoutCount = ({ count: _, ...bin }: PublishedBin): Bin => bin;

const namedCells = (bin: Bin, none: string): readonly string[] => {
  const named = bin.cells.filter((cell) => cell !== none);
  return named.length > 0 ? named : bin.cells;
};

const blocksOf = (wave: PublishedWave): readonly Block[] => anyPlan(wave)?.blocks ?? [];

const partOf = (subject: BlockSubject, question: string): readonly string[] => {
  if (subject.kind === "choice" && subject.question === question) return [subject.choice];
  if (subject.kind === "row" && subject.question === question) return [subject.row];
  return [];
};
