import type { PolicySection, Words } from "#domain/policy/document.ts";
import { minorities } from "#domain/shared/minorities.ts";
import type { ElementProposal } from "#domain/structure/proposal.ts";
import { type DraftContext, said } from "./draft-context.ts";
import { betweenMinorities, partNames } from "./structure-words.ts";
import { minorityNames, paragraph, say, section, toWrite } from "./wording.ts";

const mostNamed = 4;

/**
 * At most 150 words, neutral, with the disagreement in it and not only in an annex. Every sentence is short and there
 * is a fixed number of them, so the limit holds whatever the process looks like.
 */
export const summarySection = (draft: DraftContext): PolicySection => {
  const { structure, published, evaluation, values } = draft;
  const { heard, missing } = structure.basis;
  const sentences: readonly Words[] = [
    say("summary.what", values),
    say(heard.length === minorities.length ? "summary.heardAll" : "summary.heardSome", {
      who: minorityNames(heard),
      count: heard.length,
      missing: minorityNames(missing),
    }),
    say("summary.administrations", { count: published.administrations.length }),
    ...disagreementSentence(structure.elements),
    ...(evaluation === null
      ? []
      : [say(`summary.evaluation.${evaluation.outcome.outcome}`, values)]),
    say("summary.cost"),
  ];
  return section(
    "summary",
    sentences.map((words) => ({ kind: "paragraph", words })),
  );
};

/** Names a few elements and counts the rest, so that the summary stays short. */
const disagreementSentence = (elements: readonly ElementProposal[]): readonly Words[] => {
  const split = elements.filter((element) => betweenMinorities(element).length > 0);
  if (split.length === 0) return [say("summary.noDisagreement")];
  const rest = split.length - mostNamed;
  const named = partNames(split.slice(0, rest > 0 ? mostNamed : split.length));
  return rest > 0
    ? [say("summary.disagreementMore", { names: named, count: rest })]
    : [say("summary.disagreement", { names: named })];
};

export const backgroundSection = ({ values, bundle, charter }: DraftContext): PolicySection => {
  const question = said(charter.question);
  const influence = said(charter.influence);
  return section("background", [
    paragraph("background.influence", values),
    paragraph("background.children"),
    paragraph("background.goals"),
    paragraph("background.sami"),
    paragraph("background.process", { ...values, title: { text: bundle.process.title } }),
    ...(question === null ? [] : [paragraph("background.question", { question })]),
    ...(influence === null ? [] : [paragraph("background.possible", { influence })]),
    toWrite("background", values),
  ]);
};
