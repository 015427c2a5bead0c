import { percentOf } from "#domain/chart/percent.ts";
import { evaluationConfiguration } from "#domain/evaluation/configuration.ts";
import type {
  Indicator,
  PartyReading,
  PilotEvaluation,
} from "#domain/evaluation/pilot-evaluation.ts";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Meeting } from "#domain/meeting/meeting.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { ChartBar, ChartFigure } from "#domain/policy/chart-figure.ts";
import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import type { DraftContext } from "./draft-context.ts";
import { reason } from "./figures.ts";
import {
  annex,
  audienceTitle,
  bullets,
  day,
  minorityNames,
  note,
  paragraph,
  say,
  section,
  subheading,
  table,
  toWrite,
} from "./wording.ts";

/** What was held, how each party sees it, where the pictures differ, and what that speaks for. */
export const pilotSection = ({ meetings, evaluation, values }: DraftContext): PolicySection =>
  section("pilot", [
    ...meetingBlocks(meetings),
    ...(evaluation === null
      ? [note("information", "pilot.none")]
      : evaluationBlocks(evaluation, values)),
  ]);

const meetingBlocks = (meetings: readonly Meeting[]): readonly Block[] =>
  meetings.length === 0
    ? [paragraph("pilot.noMeetings")]
    : [
        paragraph("pilot.meetings", { count: meetings.length }),
        ...table({
          id: "meetings",
          key: "meetings",
          columns: [
            ["date", 15],
            ["meeting", 33],
            ["minutes", 10, "figures"],
            ["agenda", 22],
            ["issues", 20],
          ],
          rows: meetings
            .toSorted((one, other) => (one.heldAt < other.heldAt ? -1 : 1))
            .map(meetingRow),
        }),
      ];

const meetingRow = ({ heldAt, kind, title, minutes, agenda, issues }: Meeting): CellOf<Words>[] => [
  [day(heldAt)],
  [say(`timeline.meeting.${kind}`, { title })],
  [minutes],
  [
    say("pilot.agendaCell", {
      count: agenda.length,
      minorities: agenda.filter(({ origin }) => origin === "minority").length,
    }),
  ],
  [
    say("pilot.issuesCell", {
      count: issues.length,
      answered: issues.filter(({ answeredAt }) => answeredAt !== null).length,
    }),
  ],
];

const evaluationBlocks = (
  evaluation: PilotEvaluation,
  values: DraftContext["values"],
): readonly Block[] => {
  const leading = evaluation.indicators.filter(({ id }) => isLeading(id));
  const differing = evaluation.indicators.filter(
    ({ differentPictures }) => differentPictures.length > 0,
  );
  return [
    { kind: "paragraph", words: evaluation.basis.phrase },
    paragraph("pilot.read", values),
    favourableChart(leading),
    ...table({
      id: "indicators",
      key: "indicators",
      columns: [
        ["indicator", 30],
        ["parties", 46],
        ["assessment", 24],
      ],
      rows: leading.map((indicator) => [
        [indicator.name],
        partiesOf(indicator).map(partyLine),
        [indicator.statusPhrase],
      ]),
      notes: [say("table.indicators.note")],
    }),
    subheading(say("pilot.pictures")),
    ...(differing.length === 0
      ? [paragraph("pilot.noPictures", values)]
      : bullets(
          differing.map(({ name, differentPictures }) =>
            say("pilot.picture", { ...values, name, who: minorityNames(differentPictures) }),
          ),
        )),
    subheading(say("pilot.outcome")),
    { kind: "paragraph", words: evaluation.outcome.phrase },
    { kind: "paragraph", words: evaluation.outcome.reason },
    subheading(say("pilot.adjustments")),
    ...(evaluation.adjustments.length === 0
      ? [paragraph("pilot.noAdjustments")]
      : bullets(evaluation.adjustments.map(({ phrase }) => phrase))),
    toWrite("pilot"),
    paragraph("pilot.more"),
  ];
};

const isLeading = (id: string): boolean =>
  id === "direction" || (evaluationConfiguration.core as readonly string[]).includes(id);

const partiesOf = ({ minorities, officials, politicians }: Indicator): readonly PartyReading[] => [
  ...minorities,
  officials,
  politicians,
];

/** How many answers a share rests on, for its rounding only. */
const answersBehind = ({ individuals, statements }: PartyReading): number =>
  (individuals.shown ? individuals.n : 0) + statements;

const shareWords = (share: number, reading: PartyReading): PhraseValue =>
  say("figure.percent", { percent: percentOf(share, answersBehind(reading)) });

const partyLine = (reading: PartyReading): Words =>
  say("structure.stance", {
    minority: audienceTitle(reading.audience),
    stance:
      reading.favourable === null ? silence(reading) : shareWords(reading.favourable, reading),
  });

const silence = ({ individuals }: PartyReading): PhraseValue =>
  individuals.shown ? say("figure.notShown") : reason(individuals.reason);

const favourableChart = (indicators: readonly Indicator[]): ChartFigure<Words> => {
  const finding = say("finding.indicators");
  const title = say("table.indicators.caption");
  return {
    kind: "chart",
    id: "chart-indicators",
    title,
    finding,
    alt: say("chart.alt", { title, finding }),
    legend: [],
    panels: indicators.map((indicator) => ({
      title: indicator.name,
      bars: partiesOf(indicator).map(partyBar),
    })),
  };
};

const partyBar = (reading: PartyReading): ChartBar<Words> => {
  const label = audienceTitle(reading.audience);
  return reading.favourable === null
    ? { kind: "not_shown", label, reason: silence(reading) }
    : {
        kind: "value",
        label,
        share: reading.favourable,
        text: shareWords(reading.favourable, reading),
      };
};

/** Every indicator, party by party. */
export const evaluationAnnex = ({ evaluation }: DraftContext): PolicySection =>
  annex(
    "annexEvaluation",
    evaluation === null
      ? [note("information", "pilot.none")]
      : [
          paragraph("annexEvaluation.intro", { version: evaluation.rulesVersion }),
          ...answeredTable(evaluation),
          ...indicatorTable(evaluation),
          ...notesTable(evaluation),
          ...changeTable(evaluation),
          ...singlesTable(evaluation),
          ...adjustmentTable(evaluation),
        ],
    true,
  );

const answeredTable = ({ basis }: PilotEvaluation): readonly Block[] =>
  table({
    id: "evaluation-answers",
    key: "evaluationAnswers",
    columns: [
      ["party", 50],
      ["individuals", 25, "figures"],
      ["statements", 25, "figures"],
    ],
    rows: basis.parties.map(({ audience, publishedN, reason: why, statements }) => [
      [audienceTitle(audience)],
      [publishedN ?? (why === null ? say("figure.none") : reason(why))],
      [statements],
    ]),
  });

const indicatorTable = ({ indicators }: PilotEvaluation): readonly Block[] => {
  const [first] = indicators;
  if (first === undefined) return [];
  return [
    {
      kind: "table",
      id: "evaluation-indicators",
      caption: say("table.allIndicators.caption"),
      columns: [
        { heading: say("table.indicators.columns.indicator"), width: 16 },
        ...partiesOf(first).map(({ audience }) => ({
          heading: audienceTitle(audience),
          width: 10.6,
          figures: true,
        })),
        { heading: say("table.indicators.columns.assessment"), width: 10 },
      ],
      rows: indicators.map((indicator) => [
        [indicator.name, indicator.text],
        ...partiesOf(indicator).map(favourableCell),
        [indicator.statusPhrase],
      ]),
      notes: [say("table.allIndicators.note")],
    },
  ];
};

/** What stands out, and what the meeting register says about the same thing. */
const notesTable = ({ indicators }: PilotEvaluation): readonly Block[] =>
  table({
    id: "evaluation-notes",
    key: "indicatorNotes",
    columns: [
      ["indicator", 25],
      ["notes", 75],
    ],
    rows: indicators
      .filter(({ notes }) => notes.length > 0)
      .map(({ name, notes }) => [[name], notes]),
  });

/** Favourable, then unfavourable where it can be said. */
const favourableCell = (reading: PartyReading): CellOf<Words> =>
  reading.favourable === null
    ? [say("figure.notShown")]
    : [
        shareWords(reading.favourable, reading),
        ...(reading.unfavourable === null
          ? []
          : [
              say("figure.unfavourable", {
                percent: percentOf(reading.unfavourable, answersBehind(reading)),
              }),
            ]),
      ];

const changeTable = ({ indicators }: PilotEvaluation): readonly Block[] =>
  table({
    id: "evaluation-changes",
    key: "changes",
    columns: [
      ["indicator", 28],
      ["party", 24],
      ["sinceBefore", 24],
      ["sinceBaseline", 24],
    ],
    rows: indicators.flatMap(({ name, changes }) =>
      changes.map(({ audience, sinceBefore, sinceBaseline }) => [
        [name],
        [audienceTitle(audience)],
        [say(`change.${sinceBefore}`)],
        [say(`change.${sinceBaseline}`)],
      ]),
    ),
    notes: [say("table.changes.note")],
  });

const singlesTable = ({ singles }: PilotEvaluation): readonly Block[] =>
  table({
    id: "evaluation-singles",
    key: "singles",
    columns: [
      ["indicator", 20],
      ["said", 34],
      ["findings", 28],
      ["assessment", 18],
    ],
    rows: singles.map(({ name, minorities, findings, notes, statusPhrase }) => [
      [name],
      minorities.map(({ minority, stance }) =>
        say("structure.stance", { minority: audienceTitle(minority), stance }),
      ),
      [...findings, ...notes],
      [statusPhrase],
    ]),
  });

const adjustmentTable = ({ adjustments }: PilotEvaluation): readonly Block[] =>
  table({
    id: "evaluation-adjustments",
    key: "adjustments",
    columns: [
      ["change", 50],
      ["evidence", 50],
    ],
    rows: adjustments.map(({ phrase, evidence }) => [[phrase], evidence]),
  });
