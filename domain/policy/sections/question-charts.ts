import { displayOf } from "#domain/chart/display.ts";
import { verdictPhrase } from "#domain/chart/draw.ts";
import { together } from "#domain/chart/equal-weight.ts";
import type { Part } from "#domain/chart/figures.ts";
import { findingOf } from "#domain/chart/finding.ts";
import type { ChartBar, ChartFigure, ChartPanel } from "#domain/policy/chart-figure.ts";
import type { Words } from "#domain/policy/document.ts";
import { minorities } from "#domain/shared/minorities.ts";
import type { Reading, WaveReading } from "#domain/structure/reading.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import {
  binWords,
  countAndShare,
  countIn,
  drawnCells,
  partWords,
  readPart,
  reason,
} from "./figures.ts";
import { audienceTitle, say } from "./wording.ts";

/** Half a page: a taller picture leaves the page before it empty. Longer questions get several. */
const mostPanels = 6;

/** One panel per minority, one bar per published bin: rungs may differ, so there is no common scale of answers. */
export const chartByMinority = (
  wave: WaveReading,
  question: Question,
  part: Part,
): readonly ChartFigure<Words>[] => {
  const panels = minorities.map((minority): ChartPanel<Words> => {
    const { individuals, verdict, halves } = readPart(wave, minority, part);
    if (verdict !== null) {
      const said = verdictPhrase(wave.wave.questionnaire, part.block, verdict.bin);
      return {
        title: audienceTitle(minority),
        bars: [{ kind: "not_shown", label: "", reason: said }],
      };
    }
    const bars =
      !individuals.shown || halves?.individuals == null
        ? [notShownBar("", individuals)]
        : halves.individuals.map((count, place) =>
            valueBar(
              binWords(wave, part, halves.bins[place] ?? { cells: [] }),
              count,
              individuals.n,
            ),
          );
    return { title: audienceTitle(minority), bars };
  });
  return [chart(wave, question, [part], `chart-${question.name}`, panels)];
};

/** One panel per box or row, one bar per minority: who wants it beside who does not. */
export const chartsByPart = (
  wave: WaveReading,
  question: Question,
  parts: readonly Part[],
): readonly ChartFigure<Words>[] => {
  const panels = parts.map(
    (part): ChartPanel<Words> => ({
      title: partWords(wave, part),
      bars: minorities.map((minority) => drawnBar(part, readPart(wave, minority, part))),
    }),
  );
  const charts = Math.ceil(panels.length / mostPanels);
  const perChart = Math.ceil(panels.length / Math.max(1, charts));
  return Array.from({ length: charts }, (_, index) =>
    chart(
      wave,
      question,
      parts,
      `chart-${question.name}-${index + 1}`,
      panels.slice(index * perChart, (index + 1) * perChart),
    ),
  );
};

const drawnBar = (part: Part, { audience, individuals, halves }: Reading): ChartBar<Words> => {
  const label = audienceTitle(audience);
  if (!individuals.shown || halves?.individuals == null) {
    // There is room for two words here; the table's notes say for whom and why.
    return { kind: "not_shown", label, reason: say("figure.notShownInChart") };
  }
  return valueBar(label, countIn(halves.bins, halves.individuals, drawnCells(part)), individuals.n);
};

const notShownBar = (label: Words, individuals: Reading["individuals"]): ChartBar<Words> => ({
  kind: "not_shown",
  label,
  reason: reason(individuals.shown ? "not_asked" : individuals.reason),
});

const valueBar = (label: Words, count: number, n: number): ChartBar<Words> => ({
  kind: "value",
  label,
  share: count / n,
  text: countAndShare(count, n),
});

const chart = (
  { wave }: WaveReading,
  question: Question,
  parts: readonly Part[],
  id: string,
  panels: readonly ChartPanel<Words>[],
): ChartFigure<Words> => {
  const said = findingOf(
    wave.questionnaire,
    displayOf(question, parts),
    parts.map((part) => together(wave, part)),
  );
  const title: Words = { text: question.title };
  return {
    kind: "chart",
    id,
    title,
    finding: said,
    alt: say("chart.alt", { title, finding: said }),
    legend: [],
    panels,
  };
};
