import { questionsWithoutBlocks } from "#domain/disclosure/ladders.ts";
import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { type Audience, type Minority, minorities } from "#domain/shared/minorities.ts";
import { type Question, questionsOf } from "#domain/survey/questionnaire.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { type Display, displayOf } from "./display.ts";
import { chartKind, type Drawing, drawPanel } from "./draw.ts";
import { type Together, together } from "./equal-weight.ts";
import {
  audiencesOf,
  figuresOf,
  findWave,
  hasSealedRounds,
  type Part,
  partsOf,
  type Slicing,
} from "./figures.ts";
import { findingOf } from "./finding.ts";
import { type GapView, gapView } from "./gap-view.ts";
import { findQuestion, titleOf } from "./labels.ts";
import { shareOf } from "./percent.ts";
import { type StatementsView, statementsView } from "./statements-view.ts";
import type { TableModel } from "./table-model.ts";
import { heading, type TabulatedPanel, tabulate } from "./tabulate.ts";
import { type ThemesView, themesView } from "./themes-view.ts";

export interface ViewRequest {
  readonly instrument: string;
  /** The latest when left out. */
  readonly wave?: number;
  readonly question: string;
  /** Background variables; in total when left out. */
  readonly by?: readonly string[];
  /** The number of a wave to lay beside. */
  readonly comparison?: number;
}

export interface QuestionView {
  readonly wave: PublishedWave;
  readonly question: Question;
  readonly display: Display;
  /** A row or panel per minority, each table on its own rung. Null for texts and where nobody is asked one by one. */
  readonly byAudience: FigureView | null;
  /** The minorities together, each weighing the same, on the coarsest rung of those that are shown. */
  readonly equalWeight: EqualWeightView | null;
  readonly statements: StatementsView | null;
  readonly gap: GapView | null;
  /** For texts of individuals, which are never shown beside a figure: why there is nothing. */
  readonly texts: NotShownReason | null;
  /** What two people have found in the texts, where it is published. */
  readonly themes: ThemesView | null;
}

export interface FigureView {
  readonly chart: ChartSpec;
  readonly table: TableModel;
}

export interface EqualWeightView extends FigureView {
  /** "If answers were counted": sums of the published bins on the same rung. */
  readonly counted: TableModel;
  readonly missing: readonly MissingMinority[];
}

/** Everything that is published about one question. Null when there is no such wave or question. */
export const questionView = (
  bundle: PublishedBundle,
  request: ViewRequest,
): QuestionView | null => {
  const wave = findWave(bundle, request.instrument, request.wave);
  const question = wave === null ? undefined : findQuestion(wave.questionnaire, request.question);
  if (wave === null || question === undefined) return null;
  const parts = partsOf(wave, question.name);
  const display = displayOf(question, parts);
  const isShown = display !== "texts" && hasSealedRounds(wave);
  const beside =
    request.comparison === undefined
      ? null
      : findWave(bundle, request.instrument, request.comparison);
  const all = parts.map((part) => together(wave, part));
  const isOfTexts = display === "texts" && hasSealedRounds(wave);
  const themes = isOfTexts ? themesView(wave, question) : null;
  const context: Context = { wave, question, display, parts, all };
  return {
    wave,
    question,
    display,
    byAudience: isShown ? byAudience(context, { by: request.by ?? [], beside }) : null,
    equalWeight: isShown ? equalWeight(context) : null,
    statements: statementsView(bundle, wave, question),
    gap: gapView(bundle, wave, question, all),
    texts: isOfTexts && themes === null ? "texts_not_yet_read" : null,
    themes,
  };
};

/** The questions that have a view, in the form's order. */
export const questionsWithViews = (wave: PublishedWave): readonly Question[] =>
  questionsOf(wave.questionnaire).filter(
    ({ name }) => !questionsWithoutBlocks.has(name) && name !== "age_group",
  );

interface Context {
  readonly wave: PublishedWave;
  readonly question: Question;
  readonly display: Display;
  readonly parts: readonly Part[];
  readonly all: readonly Together[];
}

const byAudience = (context: Context, slicing: Slicing): FigureView => {
  const panels = audiencesOf(context.wave).map((audience) => ({
    id: audience,
    title: audienceTitle(audience),
    drawings: context.parts.flatMap((part) => drawingsOf(context.wave, audience, part, slicing)),
  }));
  const compared: readonly Phrase[] =
    slicing.beside === null ? [] : [{ key: "results:note.comparison" }];
  return figureView(context, titleOf(context.question), panels, [...compared, ...baseNotes]);
};

const drawingsOf = (
  wave: PublishedWave,
  audience: Audience,
  part: Part,
  slicing: Slicing,
): readonly Drawing[] =>
  figuresOf(wave, audience, part, slicing).map((figure): Drawing => {
    const { slice } = figure;
    if (!figure.shown) return { ...figure, part };
    const bins = figure.bins.map((bin) => ({ ...bin, share: shareOf(bin.count, figure.n) }));
    return { part, slice, shown: true, n: figure.n, bins };
  });

const equalWeight = (context: Context): EqualWeightView => {
  const { all } = context;
  const missing = missingIn(all);
  const drawing = (each: Together, bins: Bins): Drawing =>
    each.rung === null
      ? {
          part: each.part,
          slice: null,
          shown: false,
          reason: reasonFor(each),
        }
      : { part: each.part, slice: null, shown: true, ...bins(each) };
  const means = all.map((each) =>
    drawing(each, ({ smallest, bins }) => ({
      n: smallest,
      bins: bins.map((bin) => ({ ...bin, share: bin.meanShare, count: null })),
    })),
  );
  const sums = all.map((each) =>
    drawing(each, ({ n, bins }) => ({
      n,
      bins: bins.map((bin) => ({ ...bin, share: shareOf(bin.count, n) })),
    })),
  );
  const missingNotes = missing.map(missingNote);
  const view = figureView(
    context,
    { key: "results:equalWeight.title", values: { question: titleOf(context.question) } },
    [{ id: "equal_weight", title: { key: "results:equalWeight.panel" }, drawings: means }],
    [{ key: "results:note.equalWeight" }, ...missingNotes, ...baseNotes],
  );
  const counted = tabulate(
    context.wave.questionnaire,
    context.display,
    {
      caption: { key: "results:counted.caption", values: { question: titleOf(context.question) } },
      notes: [{ key: "results:note.counted" }, ...missingNotes, ...baseNotes],
      group: heading("group"),
      part: heading("part"),
    },
    [{ title: { key: "results:counted.panel" }, drawings: sums }],
  );
  // Means have no base of their own: the panel says none.
  const panels = view.chart.panels.map((panel) => ({ ...panel, n: null }));
  return { chart: { ...view.chart, panels }, table: view.table, counted, missing };
};

/** Nothing to put together: too little to show somewhere weighs more than not having been asked elsewhere. */
const reasonFor = ({ missing }: Together): NotShownReason => {
  const reasons = missing.map(({ reason }) => reason);
  return reasons.find((reason) => reason !== "not_asked") ?? "not_asked";
};

type Bins = (each: Together) => {
  readonly n: number;
  readonly bins: Extract<Drawing, { readonly shown: true }>["bins"];
};

const figureView = (
  { wave, display, all }: Context,
  title: PhraseValue,
  panels: readonly (TabulatedPanel & { readonly id: string })[],
  notes: readonly Phrase[],
): FigureView => {
  const { questionnaire } = wave;
  return {
    chart: {
      kind: chartKind(display),
      unit: "percent",
      title,
      finding: findingOf(questionnaire, display, all),
      panels: panels.map((panel) =>
        drawPanel(questionnaire, display, { id: panel.id, title: panel.title }, panel.drawings),
      ),
      notes,
    },
    table: tabulate(
      questionnaire,
      display,
      { caption: title, notes, group: heading("group"), part: heading("part") },
      panels,
    ),
  };
};

const audienceTitle = (audience: Audience): Phrase => ({ key: `common:audience.${audience}` });

export interface MissingMinority {
  readonly minority: Minority;
  /** Why it is missing in the first part that it is missing in. */
  readonly reason: NotShownReason;
  /** False where only some rows or options lack it. */
  readonly everywhere: boolean;
}

const missingIn = (all: readonly Together[]): readonly MissingMinority[] =>
  minorities.flatMap((minority): readonly MissingMinority[] => {
    const reasons = all.flatMap(({ missing }) =>
      missing.filter((each) => each.minority === minority).map(({ reason }) => reason),
    );
    const [reason] = reasons;
    const everywhere = reasons.length === all.length;
    return reason === undefined ? [] : [{ minority, reason, everywhere }];
  });

const missingNote = ({ minority, reason, everywhere }: MissingMinority): Phrase => ({
  key: everywhere ? "results:note.missing" : "results:note.partlyMissing",
  values: {
    minority: { key: `common:minorityTitle.${minority}` },
    reason: { key: `results:notShown.${reason}` },
  },
});

const baseNotes: readonly Phrase[] = [
  { key: "results:note.withNone" },
  { key: "results:note.notASample" },
];
