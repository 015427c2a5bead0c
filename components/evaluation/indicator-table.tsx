import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Table } from "#components/table/table.tsx";
import type { Indicator } from "#domain/evaluation/pilot-evaluation.ts";
import { minorities } from "#domain/shared/minorities.ts";
import { PartyWords } from "./party-words.tsx";
import { StatusWord } from "./status-word.tsx";

interface IndicatorsProps {
  readonly indicators: readonly Indicator[];
  /** Of the charts of the evaluation. */
  readonly resultsAddress: string;
  readonly speech: Speech;
}

/** The minorities one by one, the authority beside them, and never one mean for all parties. */
export const IndicatorTable = ({ indicators, resultsAddress, speech }: IndicatorsProps) => {
  const { translate } = speech;
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{translate("evaluation:page.indicators.title")}</h2>
      <p>{translate("evaluation:page.indicators.introduction")}</p>
      <div className="evaluation-wide">
        <Table
          caption={translate("evaluation:page.indicators.caption")}
          isCaptionSeen={false}
          columns={[
            { key: "name", heading: translate("evaluation:page.indicators.name") },
            { key: "status", heading: translate("evaluation:page.indicators.status") },
            ...[...minorities, "officials", "politicians"].map((audience) => ({
              key: audience,
              heading: translate(`common:audience.${audience}`),
            })),
          ]}
          rows={indicators.map((indicator) => ({
            key: indicator.id,
            cells: {
              name: (
                <span id={`indicator-${indicator.id}`}>
                  <a href={`${resultsAddress}&question=${indicator.block.split(":")[0]}`}>
                    <Words value={indicator.name} speech={speech} />
                  </a>
                  <span className="evaluation-small">
                    <Words value={indicator.text} speech={speech} />
                  </span>
                </span>
              ),
              status: (
                <StatusWord
                  status={indicator.status}
                  phrase={indicator.statusPhrase}
                  speech={speech}
                />
              ),
              ...Object.fromEntries(
                [...indicator.minorities, indicator.officials, indicator.politicians].map(
                  (reading) => [
                    reading.audience,
                    <PartyWords key="words" reading={reading} speech={speech} />,
                  ],
                ),
              ),
            },
          }))}
        />
      </div>
    </section>
  );
};
