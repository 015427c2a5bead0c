import type { PublishedRound, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { ThemedQuestion } from "#domain/disclosure/theme-release.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Block, Words } from "#domain/policy/document.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { percent, reason } from "./figures.ts";
import { audienceTitle, bullets, paragraph, say, subheading } from "./wording.ts";

/** What two people found in the texts of a question: a row per group and theme, then quotes. Empty until published. */
export const themesOfQuestion = (wave: PublishedWave, question: Question): readonly Block[] => {
  const read = wave.rounds.flatMap((round) => {
    const themed = themedIn(round, question);
    return themed === undefined ? [] : [{ audience: round.audience, themed }];
  });
  if (read.length === 0) return [];
  const quotes = read.flatMap(({ themed }) => themed.quotes);
  return [
    subheading({ text: question.title }),
    {
      kind: "table",
      id: `themes-${question.name}`,
      caption: { text: question.title },
      columns: [
        { heading: say("table.question.columns.minority"), width: 30 },
        { heading: say("annexNeeds.theme"), width: 40 },
        { heading: say("table.question.columns.individuals"), width: 17, figures: true },
        { heading: say("table.question.columns.share"), width: 13, figures: true },
      ],
      rows: read.flatMap(({ audience, themed }) => rowsOf(audience, themed)),
      notes: [say("annexNeeds.themesNote")],
    },
    ...(quotes.length === 0 ? [] : [paragraph("annexNeeds.quotes")]),
    ...bullets(quotes.map((quote): Words => say("annexNeeds.quote", { quote }))),
  ];
};

const themedIn = ({ themes }: PublishedRound, { name }: Question): ThemedQuestion | undefined =>
  themes?.questions.find(({ question }) => question === name);

const rowsOf = (
  audience: Audience,
  { question, themes, blocks }: ThemedQuestion,
): readonly (readonly CellOf<Words>[])[] =>
  themes
    .filter(({ exclusive }) => !exclusive)
    .map(({ code, name }): readonly CellOf<Words>[] => {
      const group = blocks.find(({ block }) => block === `${question}:${code}`)?.levels[0]
        ?.groups[0];
      const yes = group?.bins.find(({ cells }) => cells.includes("yes"))?.count;
      const lead: readonly CellOf<Words>[] = [[audienceTitle(audience)], [{ text: name }]];
      return group === undefined || yes === undefined
        ? [...lead, [reason("ladder_used_up")], [say("figure.none")]]
        : [...lead, [yes], [say("figure.percent", { percent: percent(yes, group.n) })]];
    });
