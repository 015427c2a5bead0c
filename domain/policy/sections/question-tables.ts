import { verdictPhrase } from "#domain/chart/draw.ts";
import type { Part } from "#domain/chart/figures.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { CellOf, TableOf } from "#domain/policy/blocks.ts";
import type { Words } from "#domain/policy/document.ts";
import { type Audience, type Minority, minorities } from "#domain/shared/minorities.ts";
import type { Reading, WaveReading } from "#domain/structure/reading.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import {
  audienceWithN,
  binWords,
  countAndShare,
  countIn,
  drawnCells,
  foldsNone,
  partWords,
  percent,
  readPart,
  reason,
} from "./figures.ts";
import { audienceTitle, minorityNames, say } from "./wording.ts";

/** A row per minority and published bin: rungs differ between minorities, so there are no common columns. */
export const answerTable = (
  wave: WaveReading,
  question: Question,
  part: Part,
  audiences: readonly Audience[],
): TableOf<Words> => {
  const readings = audiences.map((audience) => readPart(wave, audience, part));
  return {
    kind: "table",
    id: `table-${question.name}`,
    caption: { text: question.title },
    columns: [
      { heading: say("table.question.columns.minority"), width: 26 },
      { heading: say("table.question.columns.answer"), width: 34 },
      { heading: say("table.question.columns.individuals"), width: 13, figures: true },
      { heading: say("table.question.columns.share"), width: 10, figures: true },
      { heading: say("table.question.columns.statements"), width: 17, figures: true },
    ],
    rows: readings.flatMap((reading) => answerRows(wave, part, reading)),
    notes: notesFor([{ part, readings }]),
  };
};

const answerRows = (
  wave: WaveReading,
  part: Part,
  reading: Reading,
): readonly (readonly CellOf<Words>[])[] => {
  const { audience, individuals, verdict, halves } = reading;
  const nothing = say("figure.none");
  if (halves === null) {
    const why = individuals.shown ? "not_asked" : individuals.reason;
    return [[[audienceTitle(audience)], [reason(why)], [nothing], [nothing], [nothing]]];
  }
  if (verdict !== null && reading.statements === 0) {
    const said = verdictPhrase(wave.wave.questionnaire, part.block, verdict.bin);
    return [[[audienceTitle(audience)], [said], [nothing], [nothing], [nothing]]];
  }
  return halves.bins.flatMap((bin, place) => {
    const count = halves.individuals?.[place];
    if (count === undefined && (halves.statements[place] ?? 0) === 0) return [];
    const row: readonly CellOf<Words>[] = [
      [audienceWithN(audience, reading)],
      [binWords(wave, part, bin)],
      [count ?? say("figure.notShown")],
      [
        count === undefined || !individuals.shown
          ? nothing
          : say("figure.percent", { percent: percent(count, individuals.n) }),
      ],
      [reading.statements === 0 ? nothing : (halves.statements[place] ?? 0)],
    ];
    return [row];
  });
};

/** A row per box or row of a matrix, a column per minority. */
export const partsTable = (
  wave: WaveReading,
  question: Question,
  parts: readonly Part[],
): TableOf<Words> => {
  const read = parts.map((part) => ({
    part,
    readings: minorities.map((minority) => readPart(wave, minority, part)),
  }));
  return {
    kind: "table",
    id: `table-${question.name}`,
    caption: { text: question.title },
    columns: [
      { heading: say("table.question.columns.option"), width: 21 },
      ...minorities.map((minority, place) => ({
        heading: columnHeading(
          minority,
          read.map(({ readings }) => readings[place]),
        ),
        width: 15.8,
        figures: true,
      })),
    ],
    rows: read.map(({ part, readings }) => [
      [partWords(wave, part)],
      ...readings.map((reading) => partCell(wave, part, reading)),
    ]),
    notes: notesFor(read),
  };
};

const columnHeading = (minority: Minority, readings: readonly (Reading | undefined)[]): Words => {
  const shown = readings.find((reading) => reading?.individuals.shown === true);
  return shown === undefined ? audienceTitle(minority) : audienceWithN(minority, shown);
};

const partCell = (
  wave: WaveReading,
  part: Part,
  { individuals, verdict, halves, statements }: Reading,
): CellOf<Words> => {
  const counts = halves?.individuals ?? null;
  const own =
    verdict !== null
      ? [verdictPhrase(wave.wave.questionnaire, part.block, verdict.bin)]
      : !individuals.shown || counts === null || halves === null
        ? [say("figure.notShown")]
        : part.block.subject.kind === "choice"
          ? [countAndShare(countIn(halves.bins, counts, ["yes"]), individuals.n)]
          : halves.bins.map((bin, place) =>
              say("figure.binCount", {
                bin: binWords(wave, part, bin),
                figure: countAndShare(counts[place] ?? 0, individuals.n),
              }),
            );
  if (halves === null || statements === 0) return own;
  const agreeing = countIn(
    halves.bins,
    halves.statements,
    part.block.subject.kind === "choice" ? ["yes"] : drawnCells(part),
  );
  return [...own, say("figure.statements", { number: agreeing, count: statements })];
};

interface ReadBlock {
  readonly part: Part;
  readonly readings: readonly Reading[];
}

/** What the star means, and for whom nothing is shown and why: the same words as everywhere. */
const notesFor = (read: readonly ReadBlock[]): readonly Words[] => {
  const starred = read.some(({ part, readings }) =>
    readings.some(
      ({ halves }) =>
        part.block.subject.kind !== "choice" &&
        (halves?.bins.some((bin) => foldsNone(part, bin)) ?? false),
    ),
  );
  const boxed = read.some(({ part }) => part.block.subject.kind === "choice");
  const hasStatements = read.some(({ readings }) =>
    readings.some(({ statements }) => statements > 0),
  );
  return [
    ...(starred ? [say("table.question.star")] : []),
    ...(boxed ? [say("table.question.base")] : []),
    ...(hasStatements ? [say("table.question.statementsNote")] : []),
    ...silentNotes(read.flatMap(({ readings }) => readings)),
  ];
};

const silentNotes = (readings: readonly Reading[]): readonly Words[] => {
  const byReason = new Map<NotShownReason, Set<Minority>>();
  for (const { audience, individuals } of readings) {
    const minority = minorities.find((each) => each === audience);
    if (individuals.shown || minority === undefined) continue;
    byReason.set(
      individuals.reason,
      (byReason.get(individuals.reason) ?? new Set<Minority>()).add(minority),
    );
  }
  return [...byReason].map(([code, who]) =>
    say("table.question.silent", {
      who: minorityNames(minorities.filter((minority) => who.has(minority))),
      reason: reason(code),
    }),
  );
};
