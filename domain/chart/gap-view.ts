import type { PublishedBundle, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { notShown } from "./draw.ts";
import type { Together } from "./equal-weight.ts";
import { findWave } from "./figures.ts";
import { binLabel, findQuestion, partLabel, titleOf } from "./labels.ts";
import { percentOf } from "./percent.ts";
import { type StatementOption, type StatementsView, statementsView } from "./statements-view.ts";
import { count, empty, percent, type TableCell, type TableModel, words } from "./table-model.ts";
import { heading } from "./tabulate.ts";

/** What the administrations answered to the same thing, beside the minorities. */
export interface GapView {
  readonly wave: number;
  readonly offers: readonly { readonly question: Question; readonly statements: StatementsView }[];
  readonly table: TableModel;
}

/** Question of the needs inventory -> questions of the internal inventory about the same thing. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  forms: ["forms"],
  interval: ["interval"],
  representation: ["representation"],
  notice_weeks: ["notice_weeks"],
  feedback_deadline: ["feedback_deadline"],
  baseline: ["baseline"],
  topics: ["operations", "wanted_topics"],
};

/** Null when the question has no counterpart, or the administrations have not been asked. */
export const gapView = (
  bundle: PublishedBundle,
  wave: PublishedWave,
  question: Question,
  parts: readonly Together[],
): GapView | null => {
  if (wave.instrument !== "needs_inventory") return null;
  const internal = findWave(bundle, "internal_inventory", undefined);
  if (internal === null) return null;
  const offers = (counterparts[question.name] ?? []).flatMap((name) => {
    const asked = findQuestion(internal.questionnaire, name);
    const statements = asked === undefined ? null : statementsView(bundle, internal, asked);
    return asked === undefined || statements === null ? [] : [{ question: asked, statements }];
  });
  if (offers.length === 0) return null;
  return { wave: internal.number, offers, table: sideBySide(wave, question, parts, offers) };
};

type Offer = GapView["offers"][number];

/** One row per option, or per row and answer: each minority's share, and how many administrations say the same. */
const sideBySide = (
  wave: PublishedWave,
  question: Question,
  parts: readonly Together[],
  offers: readonly Offer[],
): TableModel => {
  const isSplit = question.kind === "matrix";
  return {
    caption: { key: "results:gap.caption", values: { question: titleOf(question) } },
    columns: [
      { heading: heading(isSplit ? "part" : "answer"), figures: false },
      ...(isSplit ? [{ heading: heading("answer"), figures: false }] : []),
      ...minorities.map((minority) => ({
        heading: { key: `common:minorityTitle.${minority}` },
        figures: true,
      })),
      ...offers.map((offer) => ({
        heading: {
          key: "results:gap.administrations",
          values: { question: titleOf(offer.question) },
        },
        figures: false,
      })),
    ],
    rows: parts.flatMap((part) => rowsOf(wave, part, offers, isSplit)),
    notes: [{ key: "results:note.administrations" }, { key: "results:note.notASample" }],
  };
};

const rowsOf = (
  wave: PublishedWave,
  together: Together,
  offers: readonly Offer[],
  isSplit: boolean,
): readonly (readonly TableCell[])[] => {
  const { subject } = together.part.block;
  const own = partLabel(wave.questionnaire, subject);
  const isBox = subject.kind === "choice";
  const bins = together.bins.filter(({ cells }) => !isBox || cells.includes("yes"));
  const lead = (answer: PhraseValue | null): readonly TableCell[] => {
    const cell = answer === null ? empty : words(answer);
    if (isSplit) return [own === null ? empty : words(own), cell];
    return [isBox && own !== null ? words(own) : cell];
  };
  if (bins.length === 0) {
    const shares = minorities.map((minority) => missingCell(together, minority));
    return [[...lead(null), ...shares, ...offers.map((offer) => offerCell(offer, together, null))]];
  }
  return bins.map((bin, at) => [
    ...lead(binLabel(wave.questionnaire, together.part.block, bin)),
    ...minorities.map((minority) => {
      const at = together.shown.indexOf(minority);
      const share = bin.shares[at];
      return share === undefined
        ? missingCell(together, minority)
        : percent(percentOf(share, together.sizes[at] ?? 0));
    }),
    ...offers.map((offer) => offerCell(offer, together, at === 0 ? bin.cells : [...bin.cells, ""])),
  ]);
};

const missingCell = ({ missing }: Together, minority: Minority): TableCell => ({
  kind: "not_shown",
  reason: notShown(missing.find((each) => each.minority === minority)?.reason ?? "not_asked"),
});

/**
 * How many administrations chose the same. Where they were asked on a scale of their own (can, with support, cannot),
 * all of their answers stand once, at the first of the minorities' answers.
 */
const offerCell = (
  { statements }: Offer,
  { part }: Together,
  cells: readonly string[] | null,
): TableCell => {
  const { subject } = part.block;
  const [group] = statements.groups;
  const asked =
    subject.kind === "row"
      ? group?.parts.find(({ id }) => id === subject.row)
      : group?.parts.find(({ label }) => label === null);
  if (asked === undefined) return empty;
  const wanted = subject.kind === "choice" ? [subject.choice] : (cells ?? []);
  const scale = part.block.cells.filter((cell) => cell !== part.block.none);
  const sameScale =
    subject.kind === "choice" ||
    scale.every((cell) => asked.options.some((option) => option.value === cell));
  if (sameScale && (subject.kind === "choice" || cells !== null)) {
    const same = asked.options.filter(({ value }) => value !== "none" && wanted.includes(value));
    return count(same.reduce((sum, option) => sum + option.count, 0));
  }
  return cells?.includes("") ? empty : words({ list: asked.options.filter(isSaid).map(spelled) });
};

const isSaid = (option: StatementOption): boolean => option.count > 0;

const spelled = ({ label, count: value }: StatementOption): PhraseValue => ({
  key: "results:gap.option",
  values: { label, value },
});
