import type { Part } from "#domain/chart/figures.ts";
import { binLabel, partLabel } from "#domain/chart/labels.ts";
import { percentOf, shareOf } from "#domain/chart/percent.ts";
import type { Bin } from "#domain/disclosure/plan.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import { coarsen, type Reading, type WaveReading } from "#domain/structure/reading.ts";
import { audienceTitle, say } from "./wording.ts";

/** The same words for a figure that is not there as on every page. */
export const reason = (code: NotShownReason): PhraseValue => ({ key: `results:notShown.${code}` });

/** Rounded as on the screen: a document must not seem more exact than the chart it is about. */
export const percent = (count: number, n: number): number => percentOf(shareOf(count, n), n);

/** "18 (44 %)": the count first, because it is what was published. */
export const countAndShare = (count: number, n: number): PhraseValue =>
  say("figure.countAndShare", { number: count, percent: percent(count, n) });

/** "Judar, 41 svar" where the number may be said. */
export const audienceWithN = (audience: Audience, { individuals }: Reading): PhraseValue =>
  individuals.shown
    ? say("figure.audienceN", { audience: audienceTitle(audience), count: individuals.n })
    : audienceTitle(audience);

/** What is published of one part for one audience, and its statements; a parent question is read without its child. */
export const readPart = (wave: WaveReading, audience: Audience, part: Part): Reading => {
  const reading = wave.read(audience, part.block.id);
  if (part.finest === 0 || reading.halves === null) return reading;
  return part.finest < part.block.ladder.length
    ? { ...reading, halves: coarsen(reading.halves, part.finest) }
    : { ...reading, individuals: { shown: false, reason: "ladder_used_up" }, halves: null };
};

/** A published bin in the questionnaire's words; marked where "don't know" and no answer are counted in it. */
export const binWords = ({ wave }: WaveReading, { block }: Part, bin: Bin): PhraseValue =>
  binLabel(wave.questionnaire, block, bin);

/** What a box or a row is called. */
export const partWords = ({ wave }: WaveReading, { block }: Part): PhraseValue =>
  partLabel(wave.questionnaire, block.subject) ?? block.id;

export const foldsNone = ({ block }: Part, { cells }: Bin): boolean =>
  cells.includes(block.none) && cells.length > 1;

/**
 * The cells that a row or a box is drawn by: on the coarsest rung the bin without "no answer" (suits us, always,
 * true), which is a whole number of bins on every finer rung, so that bars of different minorities can be compared.
 */
export const drawnCells = ({ block }: Part): readonly string[] =>
  block.ladder.at(-1)?.find(({ cells }) => !cells.includes(block.none))?.cells ?? [];

export const countIn = (
  bins: readonly Bin[],
  counts: readonly number[],
  cells: readonly string[],
): number =>
  counts.reduce(
    (sum, count, place) =>
      (bins[place]?.cells ?? [""]).every((cell) => cells.includes(cell)) ? sum + count : sum,
    0,
  );
