import { boxLadder } from "#domain/disclosure/ladders.ts";
import type { Block } from "#domain/disclosure/plan.ts";
import type { PublishedRound, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import { tableFor } from "#domain/disclosure/read-release.ts";
import type { NotShownReason } from "#domain/disclosure/release.ts";
import type { ThemedQuestion } from "#domain/disclosure/theme-release.ts";
import type { Phrase } from "#domain/language/phrase.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Choice, Question, Questionnaire } from "#domain/survey/questionnaire.ts";
import type { ChartSpec } from "./chart-spec.ts";
import { chartKind, type Drawing, drawPanel } from "./draw.ts";
import { audiencesOf } from "./figures.ts";
import { titleOf } from "./labels.ts";
import { shareOf } from "./percent.ts";
import type { TableModel } from "./table-model.ts";
import { heading, tabulate } from "./tabulate.ts";

/** What people have found in the texts of a question, audience by audience: each has themes of its own. */
export interface ThemesView {
  readonly chart: ChartSpec;
  readonly table: TableModel;
  readonly quotes: readonly { readonly audience: Audience; readonly quotes: readonly string[] }[];
}

/** Null until the texts of at least one audience have been read and published. */
export const themesView = (wave: PublishedWave, question: Question): ThemesView | null => {
  const read = audiencesOf(wave).map((audience) => ({
    audience,
    round: sealedRound(wave, audience),
    themed: themedIn(sealedRound(wave, audience), question.name),
  }));
  if (read.every(({ themed }) => themed === null)) return null;
  const named = asBoxes(
    wave.questionnaire,
    question,
    read.flatMap(({ audience, themed }) => choicesOf(audience, themed)),
  );
  const panels = read.map(({ audience, round, themed }) => ({
    id: audience,
    title: { key: `common:audience.${audience}` },
    drawings:
      themed === null
        ? [notDrawn(question, reasonIn(round))]
        : drawingsOf(audience, question, themed),
  }));
  const title = titleOf(question);
  const notes: readonly Phrase[] = [
    { key: "free-text:results.help" },
    { key: "results:note.notASample" },
  ];
  return {
    chart: {
      kind: chartKind("boxes"),
      unit: "percent",
      title,
      finding: findingIn(read),
      panels: panels.map(({ drawings, ...panel }) => drawPanel(named, "boxes", panel, drawings)),
      notes,
    },
    table: tabulate(
      named,
      "boxes",
      { caption: title, notes, group: heading("group"), part: heading("part") },
      panels,
    ),
    quotes: read.flatMap(({ audience, themed }) =>
      themed === null || themed.quotes.length === 0 ? [] : [{ audience, quotes: themed.quotes }],
    ),
  };
};

interface ReadAudience {
  readonly audience: Audience;
  readonly themed: ThemedQuestion | null;
}

const sealedRound = (wave: PublishedWave, audience: Audience): PublishedRound | null =>
  wave.rounds.find((round) => round.audience === audience && round.regime === "sealed") ?? null;

const themedIn = (round: PublishedRound | null, question: string): ThemedQuestion | null =>
  round?.themes?.questions.find((each) => each.question === question) ?? null;

const reasonIn = (round: PublishedRound | null): NotShownReason => {
  if (round === null) return "not_asked";
  const release = round.release?.release ?? null;
  if (release?.outcome === "released") return "texts_not_yet_read";
  const reading = tableFor(release, "", []);
  return reading.shown ? "texts_not_yet_read" : reading.reason;
};

/** Two audiences' themes may have the same code and mean different things. */
const keyOf = (audience: Audience, code: string): string => `${audience} ${code}`;

const choicesOf = (audience: Audience, themed: ThemedQuestion | null): readonly Choice[] =>
  (themed?.themes ?? []).map(({ code, name, exclusive }) => ({
    value: keyOf(audience, code),
    text: name,
    visibleIf: null,
    exclusive,
  }));

/** The form as if the question had been asked with boxes: what the drawing of boxes reads names from. */
const asBoxes = (
  questionnaire: Questionnaire,
  { name, title, help, required, visibleIf }: Question,
  choices: readonly Choice[],
): Questionnaire => ({
  ...questionnaire,
  pages: questionnaire.pages.map((page) => ({
    ...page,
    elements: page.elements.map((element) =>
      element.name === name
        ? { name, title, help, required, visibleIf, kind: "multiple", choices, other: null }
        : element,
    ),
  })),
});

const partOf = (question: Question, choice: string): { block: Block; finest: number } => ({
  block: {
    id: `${question.name}:${choice}`,
    subject: { kind: "choice", question: question.name, choice },
    cells: ["yes", "no"],
    none: "no",
    ladder: boxLadder,
    chain: [],
  },
  finest: 0,
});

const notDrawn = (question: Question, reason: NotShownReason): Drawing => ({
  part: partOf(question, ""),
  slice: null,
  shown: false,
  reason,
});

const drawingsOf = (
  audience: Audience,
  question: Question,
  { themes, blocks }: ThemedQuestion,
): readonly Drawing[] =>
  themes
    .filter(({ exclusive }) => !exclusive)
    .map(({ code }): Drawing => {
      const part = partOf(question, keyOf(audience, code));
      const block = blocks.find(({ block: id }) => id === `${question.name}:${code}`);
      const everybody = block?.levels[0]?.groups[0];
      if (everybody === undefined) {
        return { part, slice: null, shown: false, reason: "ladder_used_up" };
      }
      const { n } = everybody;
      const bins = everybody.bins.map((bin) => ({ ...bin, share: shareOf(bin.count, n) }));
      return { part, slice: null, shown: true, n, bins };
    });

/** The most common theme of each audience that has one that is shown. */
const findingIn = (read: readonly ReadAudience[]): Phrase => {
  const most = read.flatMap(({ audience, themed }) =>
    mostCommon(themed).map(
      ({ name }): Phrase => ({
        key: "free-text:results.most",
        values: { audience: { key: `common:audience.${audience}` }, theme: { text: name } },
      }),
    ),
  );
  return most.length === 0
    ? { key: "results:finding.nothingShown" }
    : { key: "free-text:results.finding", values: { themes: { list: most } } };
};

const mostCommon = (themed: ThemedQuestion | null) => {
  const counted = (themed?.themes ?? []).flatMap((theme) => {
    const yes = themed?.blocks
      .find(({ block }) => block === `${themed.question}:${theme.code}`)
      ?.levels[0]?.groups[0]?.bins.find(({ cells }) => cells.includes("yes"))?.count;
    return yes === undefined ? [] : [{ theme, yes }];
  });
  const most = Math.max(0, ...counted.map(({ yes }) => yes));
  return counted.filter(({ yes }) => yes === most).map(({ theme }) => theme);
};
