import { NotShown } from "#components/structure/not-shown.tsx";
import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Table } from "#components/table/table.tsx";
import type { PublishedBundle, PublishedRound } from "#domain/disclosure/published-bundle.ts";
import type { EvaluationBasis } from "#domain/evaluation/pilot-evaluation.ts";
import type { Audience } from "#domain/shared/minorities.ts";

interface HalvesProps {
  readonly basis: EvaluationBasis;
  readonly bundle: PublishedBundle;
  readonly speech: Speech;
}

/** The two halves that are read together: joint statements of delegations, and the sealed round. */
export const EvaluationHalves = ({ basis, bundle, speech }: HalvesProps) => {
  const { translate } = speech;
  const text = (key: string, values?: Record<string, number>) =>
    translate(`evaluation:page.halves.${key}`, values);
  const rounds = bundle.waves.find(({ id }) => id === basis.wave)?.rounds ?? [];
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">{text("title")}</h2>
      <p className="lead">
        <Words value={basis.phrase} speech={speech} />
      </p>
      <p>{text("introduction")}</p>
      <Table
        caption={text("caption")}
        isCaptionSeen={false}
        stacks
        columns={(["party", "statements", "individuals"] as const).map((key) => ({
          key,
          heading: text(key),
        }))}
        rows={basis.parties.map(({ audience, publishedN, reason, statements }) => ({
          key: audience,
          cells: {
            party: translate(`common:audience.${audience}`),
            statements: (
              <>
                {statements === 0 && <span className="stacked-label">{text("statements")}: </span>}
                {text(statements === 0 ? "noStatements" : "statementsCount", { count: statements })}
                <NotCounted rounds={rounds} audience={audience} speech={speech} />
              </>
            ),
            individuals:
              publishedN === null ? (
                <>
                  <span className="stacked-label">{text("individuals")}: </span>
                  <NotShown reason={reason ?? "not_sealed"} translate={translate} />
                </>
              ) : (
                text("individualsCount", { count: publishedN })
              ),
          },
        }))}
      />
    </section>
  );
};

/** Statements that somebody has sent and that do not count: refused by staff, or never dealt with. */
const NotCounted = ({
  rounds,
  audience,
  speech,
}: {
  readonly rounds: readonly PublishedRound[];
  readonly audience: Audience;
  readonly speech: Speech;
}) => {
  const own = rounds.filter((round) => round.audience === audience);
  const all = (["waiting", "refused"] as const).flatMap((state) => {
    const count = own.reduce((total, { statementCounts }) => total + statementCounts[state], 0);
    return count === 0 ? [] : [{ state, count }];
  });
  return all.map(({ state, count }) => (
    <span key={state} className="evaluation-small">
      {speech.translate(`evaluation:page.halves.${state}`, { count })}
    </span>
  ));
};
