import { partsOf } from "#domain/chart/figures.ts";
import type { PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { Answers, AnswerValue } from "#domain/response/answers.ts";
import { type Audience, minorities } from "#domain/shared/minorities.ts";
import type { Administration } from "#domain/structure/administrations.ts";
import { choiceText } from "#domain/structure/context.ts";
import { elementOf } from "#domain/structure/proposal.ts";
import type { WaveReading } from "#domain/structure/reading.ts";
import { type Question, questionsOf } from "#domain/survey/questionnaire.ts";
import { attributedLines } from "./attributed-answers.ts";
import type { DraftContext } from "./draft-context.ts";
import { chartByMinority, chartsByPart } from "./question-charts.ts";
import { answerTable, partsTable } from "./question-tables.ts";
import {
  annex,
  audienceTitle,
  bullets,
  note,
  paragraph,
  say,
  section,
  subheading,
  table,
} from "./wording.ts";
import { themesOfQuestion } from "./written-themes.ts";

/** The picture that the whole proposal turns on, what was asked for, and where the rest stands. */
export const needsSection = ({ published, structure }: DraftContext): PolicySection => {
  const { inventory } = published;
  if (inventory === null) {
    return section("needs", [note("information", "participation.notSealed")]);
  }
  const interval = questionsOf(inventory.wave.questionnaire).find(
    ({ name }) => name === "interval",
  );
  const topics = elementOf(structure, "topics");
  return section("needs", [
    paragraph("needs.intro"),
    ...(interval === undefined ? [] : questionBlocks(inventory, interval, minorities)),
    paragraph("needs.topics"),
    ...bullets(
      topics.items
        .filter(({ included }) => included)
        .map(({ text, phrase }) => say("lists.part", { name: text, what: phrase })),
    ),
    paragraph("needs.support"),
    ...bullets(
      [elementOf(structure, "languages"), elementOf(structure, "supports")].map(
        ({ name, display }) => say("lists.part", { name, what: display }),
      ),
    ),
    paragraph("needs.more"),
  ]);
};

export const needsAnnex = ({ published }: DraftContext): PolicySection => {
  const { inventory } = published;
  if (inventory === null) {
    return annex("annexNeeds", [note("information", "participation.notSealed")]);
  }
  const asksUnstated = inventory.wave.rounds.some(({ audience }) => audience === "unstated");
  const audiences: readonly Audience[] = asksUnstated ? [...minorities, "unstated"] : minorities;
  const questions = questionsOf(inventory.wave.questionnaire);
  return annex("annexNeeds", [
    paragraph("annexNeeds.intro"),
    ...statementsTable(inventory),
    ...questions.flatMap((question) => {
      const blocks = questionBlocks(inventory, question, audiences);
      return blocks.length === 0 ? [] : [subheading({ text: question.title }), ...blocks];
    }),
    ...questions.flatMap((question) => themesOfQuestion(inventory.wave, question)),
    ...freeTexts(inventory.wave, questions),
  ]);
};

/** Chart, then table, of one question; nothing for questions that are no statistics. */
const questionBlocks = (
  wave: WaveReading,
  question: Question,
  audiences: readonly Audience[],
): readonly Block[] => {
  const parts = partsOf(wave.wave, question.name);
  const [whole] = parts;
  if (whole === undefined) return [];
  return question.kind === "multiple" || question.kind === "matrix"
    ? [...chartsByPart(wave, question, parts), partsTable(wave, question, parts)]
    : [...chartByMinority(wave, question, whole), answerTable(wave, question, whole, audiences)];
};

/** Collectives that have said yes to being published, by the name they gave or without one. */
const statementsTable = ({ wave }: WaveReading): readonly Block[] =>
  table({
    id: "statements",
    key: "statements",
    columns: [
      ["minority", 30],
      ["by", 50],
      ["people", 20, "figures"],
    ],
    rows: wave.rounds
      .filter(({ regime }) => regime === "statement")
      .flatMap(({ audience, statements }) =>
        statements.map(({ by, answers }): readonly CellOf<Words>[] => [
          [audienceTitle(audience)],
          [by ?? say("figure.unnamed")],
          [participants(answers)],
        ]),
      ),
    notes: [say("table.statements.note")],
  });

const participants = ({ session_participants: people }: Answers): Words =>
  typeof people === "number" || typeof people === "string" ? people : say("figure.none");

const freeTexts = (wave: PublishedWave, questions: readonly Question[]): readonly Block[] => {
  const texts = questions.filter(
    (question) => question.kind === "comment" && themesOfQuestion(wave, question).length === 0,
  );
  return texts.length === 0
    ? []
    : [
        subheading(say("annexNeeds.texts")),
        paragraph("annexNeeds.textsNote"),
        ...bullets(texts.map(({ title }): Words => ({ text: title }))),
      ];
};

const shownOfAdministrations = [
  "pilot_willing",
  "interval",
  "notice_weeks",
  "feedback_deadline",
] as const;

/** What the administrations can, and where that is less than what is needed. */
export const internalSection = ({ published, structure }: DraftContext): PolicySection => {
  const { internal, administrations } = published;
  if (internal === null) return section("internal", [note("information", "internal.none")]);
  const gaps = structure.elements.flatMap(({ name, capacity, items }): readonly Words[] => [
    ...(capacity?.gap === true ? [say("lists.part", { name, what: capacity.phrase })] : []),
    ...items.flatMap((item) =>
      item.capacity?.gap === true
        ? [say("lists.part", { name: item.text, what: item.capacity.phrase })]
        : [],
    ),
  ]);
  const answer = ({ answers }: Administration, question: string): CellOf<Words> => {
    const value: AnswerValue | undefined = answers[question];
    return typeof value === "string" || typeof value === "number"
      ? [choiceText(internal, question, String(value))]
      : [say("figure.notAnswered")];
  };
  return section("internal", [
    paragraph("internal.intro", { count: administrations.length }),
    ...table({
      id: "administrations",
      key: "administrations",
      columns: [
        ["administration", 28],
        ["willing", 18],
        ["interval", 18],
        ["notice", 18],
        ["feedback", 18],
      ],
      rows: administrations.map((administration) => [
        [{ text: administration.name }],
        ...shownOfAdministrations.map((question) => answer(administration, question)),
      ]),
    }),
    subheading(say("internal.gaps")),
    ...(gaps.length === 0 ? [paragraph("internal.noGaps")] : bullets(gaps)),
    paragraph("internal.more"),
  ]);
};

/** Administrations answer in their own name, so their answers stand here as they were given. */
export const internalAnnex = ({ published }: DraftContext): PolicySection => {
  const { internal, administrations } = published;
  if (internal === null) return annex("annexInternal", [note("information", "internal.none")]);
  return annex("annexInternal", [
    paragraph("annexInternal.intro"),
    ...questionsOf(internal.questionnaire)
      .filter(({ name }) => name !== "administration")
      .flatMap((question) => attributedTable(question, administrations)),
  ]);
};

const attributedTable = (
  question: Question,
  administrations: readonly Administration[],
): readonly Block[] => [
  {
    kind: "table",
    id: `internal-${question.name}`,
    caption: { text: question.title },
    columns: [
      { heading: say("table.administrations.columns.administration"), width: 32 },
      { heading: say("table.question.columns.answer"), width: 68 },
    ],
    rows: administrations.map(({ name, answers }) => [
      [{ text: name }],
      attributedLines(question, answers),
    ]),
    notes: [],
  },
];
