import type { Speech } from "#components/structure/speech.ts";
import { Table } from "#components/table/table.tsx";
import type { Indicator } from "#domain/evaluation/pilot-evaluation.ts";
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
  const { say, translate } = speech;
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
          ...compared.map(({ id, name }) => ({ key: id, heading: say(name) })),
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
                  .map(({ sinceBefore, sinceBaseline }) => (
                    <span key={audience}>
                      {(
                        [
                          ["before", sinceBefore],
                          ["baseline", sinceBaseline],
                        ] as const
                      ).map(([since, change]) => (
                        <span
                          key={since}
                          className={
                            change === "cannot_be_said" ? "evaluation-line soft" : "evaluation-line"
                          }
                        >
                          {translate(`evaluation:page.change.${since}`, {
                            change: translate(`evaluation:change.${change}`),
                          })}
                        </span>
                      ))}
                    </span>
                  )),
              ]),
            ),
          },
        }))}
      />
    </section>
  );
};
