import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import type { Questionnaire } from "#domain/survey/questionnaire.ts";
import { type Display, placeOf } from "./display.ts";
import type { Together, TogetherBin } from "./equal-weight.ts";
import { binLabel, choiceLabel, findQuestion, partLabel } from "./labels.ts";

/** What the minorities' figures show, in one sentence, and never more than what is shown. */
export const findingOf = (
  questionnaire: Questionnaire,
  display: Display,
  parts: readonly Together[],
): Phrase => {
  const shown = parts.filter(({ rung }) => rung !== null);
  const [only] = shown;
  if (only === undefined) {
    const verdicts = parts.some(({ missing }) =>
      missing.some(({ reason }) => reason === "verdict_only"),
    );
    return { key: `results:finding.${verdicts ? "onlyVerdicts" : "nothingShown"}` };
  }
  switch (display) {
    case "boxes":
      return halfOf(questionnaire, shown);
    case "agree":
    case "steps":
      return shown.length === 1 && only.part.block.subject.kind === "question"
        ? mostOf(questionnaire, only)
        : extremesOf(questionnaire, display, shown);
    case "nominal":
    case "ordinal":
    case "texts":
      return mostOf(questionnaire, only);
  }
};

/** The most common answer of each minority: the same for all, or not. */
const mostOf = (questionnaire: Questionnaire, { part, shown, bins }: Together): Phrase => {
  const largest = shown.map((_, minority) => largestBin(bins, minority));
  const [first] = largest;
  if (first === undefined || largest.some((bin) => bin !== first)) {
    return { key: "results:finding.differs" };
  }
  const answer = binLabel(questionnaire, part.block, first);
  const [minority] = shown;
  return shown.length === 1
    ? {
        key: "results:finding.onlyOne",
        values: { minority: { key: `common:minority.${minority}` }, answer },
      }
    : { key: "results:finding.same", values: { answer } };
};

/** Undefined where two bins are equally large: then there is no most common answer. */
const largestBin = (bins: readonly TogetherBin[], minority: number): TogetherBin | undefined => {
  const most = Math.max(...bins.map(({ shares }) => shares[minority] ?? 0));
  const largest = bins.filter(({ shares }) => shares[minority] === most);
  return largest.length === 1 ? largest[0] : undefined;
};

const halfOf = (questionnaire: Questionnaire, parts: readonly Together[]): Phrase => {
  const chosen = parts.filter(({ bins }) =>
    bins.some(({ cells, shares }) => cells.includes("yes") && shares.some((share) => share >= 0.5)),
  );
  if (chosen.length === 0) return { key: "results:finding.noHalf" };
  return {
    key: "results:finding.half",
    values: { choices: { list: labelsOf(questionnaire, chosen) } },
  };
};

/** The row with the most and the row with the least support, each minority weighing the same. */
const extremesOf = (
  questionnaire: Questionnaire,
  display: Display,
  parts: readonly Together[],
): Phrase => {
  const support = parts.map((each) => ({
    each,
    share: each.bins.reduce(
      (sum, bin) => sum + (isFavourable(display, each, bin) ? bin.meanShare : 0),
      0,
    ),
  }));
  const shares = support.map(({ share }) => share);
  const having = (share: number) =>
    support.filter((one) => one.share === share).map(({ each }) => each);
  const most = having(Math.max(...shares));
  const least = having(Math.min(...shares));
  if (most.length === parts.length) return { key: "results:finding.rowsAlike" };
  const values = {
    most: { list: labelsOf(questionnaire, most) },
    least: { list: labelsOf(questionnaire, least) },
  };
  const answer = display === "agree" ? null : firstStep(questionnaire, parts);
  return answer === null
    ? { key: "results:finding.rows", values }
    : { key: "results:finding.rowsWithAnswer", values: { ...values, answer } };
};

const firstStep = (
  questionnaire: Questionnaire,
  parts: readonly Together[],
): PhraseValue | null => {
  const block = parts[0]?.part.block;
  if (block === undefined || block.subject.kind !== "row") return null;
  return choiceLabel(findQuestion(questionnaire, block.subject.question), block.cells[0] ?? "");
};

/** Agreement is what lies above the middle; on other scales the first step is looked at, and named. */
const isFavourable = (display: Display, { part }: Together, bin: TogetherBin): boolean => {
  const place = placeOf(part, bin);
  return display === "agree" ? place > 0.5 : place === 0;
};

const labelsOf = (
  questionnaire: Questionnaire,
  parts: readonly Together[],
): readonly PhraseValue[] =>
  parts.map(({ part }) =>
    withoutStop(partLabel(questionnaire, part.block.subject) ?? part.block.id),
  );

/** Rows that are sentences lose their full stop inside another sentence. */
const withoutStop = (label: PhraseValue): PhraseValue =>
  typeof label === "object" && "text" in label
    ? {
        text: Object.fromEntries(
          Object.entries(label.text).map(([language, text]) => [language, text.replace(/\.$/, "")]),
        ),
      }
    : label;
