import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Table } from "#components/table/table.tsx";
import type { Change } from "#domain/evaluation/change.ts";
import type { ChangeRow, Indicator } from "#domain/evaluation/pilot-evaluation.ts";
import { type Audience, minorities } from "#domain/shared/minorities.ts";

const parties: readonly Audience[] = [...minorities, "officials", "politicians"];

/** Before and now in words: as each party looks back, and beside what it answered before the pilot. */
export const ChangeTable = ({
  indicators,
  speech,
}: {
  readonly indicators: readonly Indicator[];
  readonly speech: Speech;
}) => {
  const { translate } = speech;
  const compared = indicators.filter(({ changes }) => changes.length > 0);
  return (
    <section aria-labelledby="change">
      <h2 id="change">{translate("evaluation:page.change.title")}</h2>
      <p>{translate("evaluation:page.change.introduction")}</p>
      <Table
        caption={translate("evaluation:page.change.caption")}
        isCaptionSeen={false}
        columns={[
          { key: "party", heading: translate("evaluation:page.change.party") },
          ...compared.map(({ id, name }) => ({
            key: id,
            heading: <Words value={name} speech={speech} />,
          })),
        ]}
        rows={parties.map((audience) => ({
          key: audience,
          cells: {
            party: translate(`common:audience.${audience}`),
            ...Object.fromEntries(
              compared.map(({ id, changes }) => [
                id,
                changes
                  .filter((change) => change.audience === audience)
                  .map((change) => <ChangeWords key={audience} change={change} speech={speech} />),
              ]),
            ),
          },
        }))}
      />
    </section>
  );
};

const ChangeWords = ({
  change: { sinceBefore, sinceBaseline },
  speech: { translate },
}: {
  readonly change: ChangeRow;
  readonly speech: Speech;
}) => {
  const word = (change: Change) => translate(`evaluation:change.${change}`);
  if (sinceBefore === "cannot_be_said" && sinceBaseline === "cannot_be_said") {
    return <span className="soft">{word("cannot_be_said")}</span>;
  }
  return (
    <>
      <span className="evaluation-line">
        {translate("evaluation:page.change.before", { change: word(sinceBefore) })}
      </span>
      <span className="evaluation-line">
        {translate("evaluation:page.change.baseline", { change: word(sinceBaseline) })}
      </span>
    </>
  );
};
