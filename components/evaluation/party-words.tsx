import { NotShown } from "#components/structure/not-shown.tsx";
import type { Speech } from "#components/structure/speech.ts";
import { percentOf } from "#domain/chart/percent.ts";
import type { PartyReading } from "#domain/evaluation/pilot-evaluation.ts";

/**
 * How a party judges one thing. A delegation's joint statement is told as what it is, "1 of 1", and not as 100 %; only
 * where individuals are published is there a share.
 */
export const PartyWords = ({
  reading,
  speech,
}: {
  readonly reading: PartyReading;
  readonly speech: Speech;
}) => {
  const { translate } = speech;
  const { individuals, statements, favourable, unfavourable } = reading;
  if (favourable === null) {
    return (
      <NotShown
        reason={individuals.shown ? "ladder_used_up" : individuals.reason}
        translate={translate}
      />
    );
  }
  const text = (key: string, values: Record<string, number>) =>
    translate(`evaluation:page.party.${key}`, values);
  if (!individuals.shown) {
    const positive = Math.round(favourable * statements);
    const negative = Math.round((unfavourable ?? 0) * statements);
    return (
      <>
        {text("statementsPositive", { positive, count: statements })}
        {negative > 0 && (
          <span className="evaluation-small">
            {text("statementsNegative", { negative, count: statements })}
          </span>
        )}
      </>
    );
  }
  return (
    <>
      {text("positive", { share: percentOf(favourable, individuals.n) })}
      {unfavourable !== null && (
        <span className="evaluation-small">
          {text("negative", { share: percentOf(unfavourable, individuals.n) })}
        </span>
      )}
    </>
  );
};
