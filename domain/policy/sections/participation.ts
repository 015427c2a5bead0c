import type { PublishedRound, PublishedWave } from "#domain/disclosure/published-bundle.ts";
import type { CellOf } from "#domain/policy/blocks.ts";
import type { Block, PolicySection, Words } from "#domain/policy/document.ts";
import { type Audience, isMinority, minorities } from "#domain/shared/minorities.ts";
import type { DraftContext } from "./draft-context.ts";
import {
  audienceTitle,
  day,
  minorityNames,
  note,
  paragraph,
  say,
  section,
  table,
  toWrite,
} from "./wording.ts";

/** When what happened, how many have answered as far as it may be said, and who is missing. */
export const participationSection = (draft: DraftContext): PolicySection => {
  const { missing, minorities: heard } = draft.structure.basis;
  const jointOnly = heard.filter(
    ({ publishedN, statements }) => publishedN === null && statements > 0,
  );
  return section("participation", [
    paragraph("participation.equalWeight"),
    ...timeline(draft),
    ...answersTable(draft),
    paragraph("participation.notSample"),
    ...(missing.length === 0
      ? [paragraph("participation.nobodyMissing")]
      : [
          note("confirm", "participation.missing", {
            who: minorityNames(missing),
            count: missing.length,
          }),
        ]),
    ...(jointOnly.length === 0
      ? []
      : [
          note("confirm", "participation.jointOnly", {
            who: minorityNames(jointOnly.map(({ minority }) => minority)),
          }),
        ]),
    ...outreachTable(draft),
  ]);
};

/** What was tried to reach each minority: for those who have not answered, the most important table of all. */
const outreachTable = ({ charter, values }: DraftContext): readonly Block[] => {
  const rows = minorities.flatMap((minority) =>
    charter.outreach[minority].map(
      ({ at, channel, oral, note: told }): readonly CellOf<Words>[] => [
        [audienceTitle(minority)],
        [at],
        [channel, ...(told === "" ? [] : [told])],
        [{ key: oral ? "common:yes" : "common:no" }],
      ],
    ),
  );
  return rows.length === 0
    ? [toWrite("participation", values)]
    : table({
        id: "outreach",
        key: "outreach",
        columns: [
          ["minority", 26],
          ["date", 16],
          ["channel", 44],
          ["oral", 14],
        ],
        rows,
      });
};

const timeline = ({ bundle, meetings, charter }: DraftContext): readonly Block[] => {
  const happened = [
    ...bundle.waves.flatMap((wave) => [
      { at: wave.opensAt, what: waveEvent("opened", wave) },
      { at: wave.closesAt, what: waveEvent("closed", wave) },
    ]),
    ...charterEvents(charter),
    ...meetings.map((meeting) => ({
      at: meeting.heldAt,
      what: say(`timeline.meeting.${meeting.kind}`, { title: meeting.title }),
    })),
  ].toSorted((one, other) => (day(one.at) < day(other.at) ? -1 : 1));
  return table({
    id: "timeline",
    key: "timeline",
    columns: [
      ["date", 20],
      ["event", 80],
    ],
    rows: happened.map(({ at, what }): readonly CellOf<Words>[] => [[day(at)], [what]]),
  });
};

const charterEvents = ({ publishedAt, checkpointAt, jointReadingAt }: DraftContext["charter"]) =>
  [
    { at: publishedAt, what: say("timeline.charter") },
    { at: checkpointAt, what: say("timeline.checkpoint") },
    { at: jointReadingAt, what: say("timeline.jointReading") },
  ].flatMap(({ at, what }) => (at === null ? [] : [{ at, what }]));

const waveEvent = (event: string, { instrument, number, questionnaire }: PublishedWave): Words =>
  say(number === 1 ? `timeline.${event}` : `timeline.${event}Again`, {
    title: { text: questionnaire.title },
    instrument: { key: `common:instrument.${instrument}` },
    number,
  });

/** Audiences of the needs inventory: the five, always, and those who did not want to say which when they were asked. */
const answersTable = ({ published }: DraftContext): readonly Block[] => {
  const wave = published.inventory?.wave ?? null;
  if (wave === null) return [note("information", "participation.notSealed")];
  const unstated = wave.rounds.some(({ audience }) => audience === "unstated");
  const audiences: readonly Audience[] = unstated ? [...minorities, "unstated"] : minorities;
  return table({
    id: "answers",
    key: "answers",
    columns: [
      ["minority", 30],
      ["individuals", 26, "figures"],
      ["confirmed", 16, "figures"],
      ["refused", 14, "figures"],
      ["waiting", 14, "figures"],
    ],
    rows: audiences.map((audience) => answersRow(wave, audience)),
    notes: [say("table.answers.note"), ...(unstated ? [say("table.answers.unstated")] : [])],
  });
};

const answersRow = (wave: PublishedWave, audience: Audience): readonly CellOf<Words>[] => {
  const rounds = wave.rounds.filter((round) => round.audience === audience);
  const sealed = rounds.find(({ regime }) => regime === "sealed");
  const statements = rounds.find(({ regime }) => regime === "statement");
  const counts = statements?.statementCounts ?? { confirmed: 0, refused: 0, waiting: 0 };
  const statementCells: readonly CellOf<Words>[] = isMinority(audience)
    ? [[counts.confirmed], [counts.refused], [counts.waiting]]
    : [[say("figure.none")], [say("figure.none")], [say("figure.none")]];
  return [[audienceTitle(audience)], [individuals(sealed)], ...statementCells];
};

const individuals = (sealed: PublishedRound | undefined): Words => {
  const release = sealed?.release?.release ?? null;
  if (sealed === undefined) return say("figure.notAsked");
  if (release === null) return say("figure.notSealed");
  if (release.outcome === "released") return release.n;
  return release.outcome === "withdrawn"
    ? say("figure.withdrawn", { reason: release.reason })
    : say("figure.tooFew");
};
