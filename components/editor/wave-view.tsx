import type { ReactNode } from "react";
import { Table } from "#components/table/table.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { Plan } from "#domain/disclosure/plan.ts";
import type { ChainedRelease } from "#domain/disclosure/release.ts";
import { formatMoment } from "#domain/language/format-date.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { Audience } from "#domain/shared/minorities.ts";
import type { Admission, Regime } from "#domain/shared/regimes.ts";
import type { SurveyPhase } from "#domain/survey/survey-phase.ts";
import type { Words } from "./words.ts";

/** A wave as it may be shown: of an open round nothing finer than tens. */
export interface WaveView {
  readonly wave: {
    readonly id: string;
    readonly slug: string;
    readonly instrument: string;
    readonly number: number;
    readonly admission: Admission;
    readonly opensAt: Date;
    readonly closesAt: Date;
  };
  readonly phase: SurveyPhase;
  readonly isSealed: boolean;
  readonly rounds: readonly RoundView[];
}

export interface RoundView {
  readonly round: {
    readonly id: string;
    readonly audience: Audience;
    readonly regime: Regime;
    readonly plan: Plan | null;
    readonly planHash: string | null;
    readonly sealedAt: Date | null;
  };
  readonly atLeast: number | null;
  readonly statements: {
    readonly confirmed: number;
    readonly refused: number;
    readonly waiting: number;
  };
}

export const instrumentName = ({ translate }: Words, instrument: string): string =>
  translate(`common:instrument.${instrument}`);

export const waveName = (words: Words, wave: Pick<WaveView["wave"], "instrument" | "number">) =>
  words.translate("surveys:waves.name", {
    instrument: instrumentName(words, wave.instrument),
    number: wave.number,
  });

export const moment = ({ language }: Words, date: Date): string =>
  formatMoment(staffLanguage(language), date.toISOString());

const tones = {
  scheduled: "ahead",
  open: "current",
  closed: "warning",
  sealed: "done",
} as const;

export const PhaseTag = ({ view, words }: { readonly view: WaveView; readonly words: Words }) => {
  const { wave, phase, isSealed } = view;
  const shown = isSealed ? "sealed" : phase;
  const date = moment(words, phase === "scheduled" ? wave.opensAt : wave.closesAt);
  return (
    <StatusTag tone={tones[shown]}>{words.translate(`surveys:phase.${shown}`, { date })}</StatusTag>
  );
};

export const countStatements = (
  { rounds }: WaveView,
  status: keyof RoundView["statements"],
): number => rounds.reduce((sum, { statements }) => sum + statements[status], 0);

interface RoundsTableProps {
  readonly view: WaveView;
  readonly words: Words;
  /** What was published of sealed rounds; none in a list of waves. */
  readonly releases?: ReadonlyMap<string, ChainedRelease>;
}

/** One row per group: its individuals and its collectives side by side. */
export const RoundsTable = ({ view, words, releases = new Map() }: RoundsTableProps) => {
  const { translate } = words;
  const audiences = [...new Set(view.rounds.map(({ round }) => round.audience))];
  const regimes = (["sealed", "statement", "attributed"] as const).filter((regime) =>
    view.rounds.some(({ round }) => round.regime === regime),
  );
  const headings = {
    sealed: translate("surveys:rounds.individuals"),
    statement: translate("surveys:rounds.statements"),
    attributed: translate("surveys:rounds.administrations"),
  };
  const find = (audience: Audience, regime: Regime) =>
    view.rounds.find(({ round }) => round.audience === audience && round.regime === regime);
  return (
    <Table
      caption={translate("surveys:rounds.caption", { wave: waveName(words, view.wave) })}
      isCaptionSeen={false}
      stacks
      columns={[
        { key: "group", heading: translate("surveys:rounds.group") },
        ...regimes.map((regime) => ({ key: regime, heading: headings[regime] })),
      ]}
      rows={audiences.map((audience) => ({
        key: audience,
        cells: {
          group: translate(`common:audience.${audience}`),
          ...Object.fromEntries(
            regimes.map((regime) => [
              regime,
              <Cell
                key={regime}
                heading={headings[regime]}
                found={find(audience, regime)}
                release={releases.get(find(audience, regime)?.round.id ?? "")}
                words={words}
              />,
            ]),
          ),
        },
      }))}
    />
  );
};

/** The heading stands in the cell too: on a telephone each row is a card of its own. */
const Cell = ({
  heading,
  found,
  release,
  words,
}: {
  readonly heading: string;
  readonly found: RoundView | undefined;
  readonly release: ChainedRelease | undefined;
  readonly words: Words;
}): ReactNode => (
  <>
    <span className="cell-heading">{heading}: </span>
    {found === undefined
      ? words.translate("surveys:rounds.none")
      : found.round.regime === "sealed"
        ? individuals(found, release, words)
        : collectives(found, words)}
  </>
);

const individuals = (
  { atLeast }: RoundView,
  release: ChainedRelease | undefined,
  { translate }: Words,
): string => {
  if (release?.release.outcome === "released") {
    return translate("surveys:rounds.released", { count: release.release.n });
  }
  if (release?.release.outcome === "withdrawn") {
    return translate("surveys:rounds.withdrawn", { reason: release.release.reason });
  }
  if (release !== undefined) return translate("surveys:rounds.tooFew");
  return atLeast === null || atLeast < 10
    ? translate("surveys:rounds.fewerThanTen")
    : translate("surveys:rounds.atLeast", { count: atLeast });
};

const collectives = ({ round, statements }: RoundView, { translate }: Words): string => {
  const told = (["confirmed", "waiting", "refused"] as const)
    .filter((status) => statements[status] > 0)
    .map((status) => {
      const isLate = status === "waiting" && round.sealedAt !== null;
      const key = isLate ? "unconfirmed" : status;
      return translate(`surveys:rounds.${key}`, { count: statements[status] });
    });
  if (told.length > 0) return told.join(", ");
  return translate(
    round.sealedAt === null ? "surveys:rounds.noStatements" : "surveys:rounds.noStatementsFinal",
  );
};
