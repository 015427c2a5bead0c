import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import type { PilotEvaluation } from "#domain/evaluation/evaluate-pilot.ts";

/** What the figures speak for, and why. The decision is people's. */
export const EvaluationOutcome = ({
  evaluation,
  speech,
}: {
  readonly evaluation: PilotEvaluation;
  readonly speech: Speech;
}) => {
  const { translate } = speech;
  return (
    <section className="evaluation-outcome" aria-labelledby="outcome">
      <h2 id="outcome">{translate("evaluation:page.outcome.title")}</h2>
      <p className="outcome-word">
        <Words value={evaluation.outcome.phrase} speech={speech} />
      </p>
      <p>
        <Words value={evaluation.outcome.reason} speech={speech} />
      </p>
      <p className="soft">{translate("evaluation:page.outcome.people")}</p>
    </section>
  );
};
