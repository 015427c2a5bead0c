import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import { questionsOf } from "#domain/survey/questionnaire.ts";
import {
  type Administration,
  administrationsOf,
  latestInternalWave,
  participating,
} from "./administrations.ts";
import { type ByMinority, byMinority, type Voices } from "./distribution.ts";
import {
  distributionOf,
  latestSealedWave,
  type Reading,
  readWave,
  type WaveReading,
} from "./reading.ts";
import type { ElementInput } from "./stability.ts";

/** What every element is made from: one sealed needs inventory and one internal inventory. */
export interface Context {
  readonly bundle: PublishedBundle;
  readonly inventory: WaveReading | null;
  readonly internal: PublishedWave | null;
  readonly administrations: readonly Administration[];
  readonly participants: readonly Administration[];
}

export const openContext = (bundle: PublishedBundle): Context => {
  const wave = latestSealedWave(bundle, "needs_inventory");
  const administrations = administrationsOf(bundle);
  return {
    bundle,
    inventory: wave === null ? null : readWave(wave),
    internal: latestInternalWave(bundle),
    administrations,
    participants: participating(administrations),
  };
};

/** The readings of some blocks, and the same as input of a rule. */
export interface BlockReadings {
  readonly blocks: readonly string[];
  readonly of: (block: string) => ByMinority<Reading>;
  readonly input: ElementInput;
}

export const readBlocks = (context: Context, blocks: readonly string[]): BlockReadings => {
  const readings = new Map(
    blocks.map((block) => [block, byMinority((minority) => readOne(context, minority, block))]),
  );
  const of = (block: string): ByMinority<Reading> => {
    const found = readings.get(block);
    if (found === undefined) throw new RangeError(`the block ${block} has not been read`);
    return found;
  };
  const input = Object.fromEntries(
    blocks.map((block) => [block, byMinority((minority) => of(block)[minority].halves)]),
  );
  return { blocks, of, input };
};

export const voicesOf = (input: ElementInput, block: string): Voices =>
  byMinority((minority) => distributionOf(input[block]?.[minority] ?? null));

/** Values of a question's boxes or rows. */
export const partsOf = (context: Context, question: string): readonly string[] =>
  context.inventory?.parts(question) ?? [];

const readOne = (context: Context, minority: Reading["audience"], block: string): Reading =>
  context.inventory?.read(minority, block) ?? {
    audience: minority,
    block,
    subject: null,
    individuals: { shown: false, reason: "not_sealed" },
    statements: 0,
    verdict: null,
    halves: null,
    k: 0,
  };

/** The questionnaire's own words for a choice, a row or a column; the value itself where it has none. */
export const choiceText = (
  wave: PublishedWave | null,
  question: string,
  value: string,
): PhraseValue => {
  const found = wave === null ? undefined : textIn(wave, question, value);
  return found === undefined ? value : { text: found };
};

const textIn = (wave: PublishedWave, name: string, value: string) => {
  const question = questionsOf(wave.questionnaire).find((each) => each.name === name);
  if (question === undefined) return undefined;
  switch (question.kind) {
    case "single":
    case "multiple":
      return question.choices.find((choice) => String(choice.value) === value)?.text;
    case "matrix":
      return (
        question.rows.find((row) => row.value === value) ??
        question.columns.find((column) => String(column.value) === value)
      )?.text;
    case "text":
    case "comment":
    case "table":
      return undefined;
  }
};
