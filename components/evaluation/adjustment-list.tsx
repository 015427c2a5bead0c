import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Details } from "#components/ui/details.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import type { Adjustment } from "#domain/evaluation/pilot-evaluation.ts";

interface AdjustmentsProps {
  readonly adjustments: readonly Adjustment[];
  readonly address: string;
  readonly speech: Speech;
}

/** Changes that the figures speak for, each with what it rests on and the part of the structure that it touches. */
export const AdjustmentList = ({ adjustments, address, speech }: AdjustmentsProps) => {
  const { say, translate } = speech;
  return (
    <section aria-labelledby="adjustments">
      <h2 id="adjustments">{translate("evaluation:page.adjustments.title")}</h2>
      <p>{translate("evaluation:page.adjustments.introduction")}</p>
      {adjustments.length === 0 ? (
        <p className="soft">{translate("evaluation:page.adjustments.nothing")}</p>
      ) : (
        <ol className="evaluation-adjustments">
          {adjustments.map(({ indicator, element, phrase, evidence }) => (
            <li key={`${indicator} ${say(phrase)}`}>
              <p>
                <strong>
                  <Words value={phrase} speech={speech} />
                </strong>
              </p>
              {element !== null && (
                <p>
                  {translate("evaluation:page.adjustments.changes")}{" "}
                  <a href={`${address}/structure#${element}`}>
                    {translate(`structure:element.${element}.name`)}
                  </a>
                </p>
              )}
              <Evidence said={[...new Set(evidence.map(say))]} speech={speech} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
};

/** Several indicators can lead to one change and rest on the same fact: it is said once. */
const Evidence = ({
  said,
  speech,
}: {
  readonly said: readonly string[];
  readonly speech: Speech;
}) => (
  <Details
    summary={speech.translate("evaluation:page.adjustments.evidence", { count: said.length })}
  >
    <ul>
      {said.map((sentence) => (
        <li key={sentence}>
          <Pieces text={sentence} language={speech.language} />
        </li>
      ))}
    </ul>
  </Details>
);
