import { Notice } from "#components/ui/notice.tsx";
import { countStatements, type WaveView } from "./wave-view.tsx";
import type { Words } from "./words.ts";

interface SealPromiseProps {
  readonly view: WaveView;
  readonly hasNeedsForm: boolean;
  readonly words: Words;
}

/** What sealing does, before anybody does it. */
export const SealPromise = ({ view, hasNeedsForm, words: { translate } }: SealPromiseProps) => {
  const hasStatistics = view.rounds.some(({ round }) => round.plan !== null);
  const hasStatements = view.rounds.some(({ round }) => round.plan === null);
  const waiting = countStatements(view, "waiting");
  const confirmed = countStatements(view, "confirmed");
  return (
    <>
      {waiting > 0 && (
        <Notice tone="warning" word={translate("staff:ui.warning")}>
          <p>{translate("surveys:seal.waiting", { count: waiting })}</p>
        </Notice>
      )}
      <p>{translate("surveys:seal.what")}</p>
      <ul className="plain-list">
        {hasStatistics && <li>{translate("surveys:seal.statistics")}</li>}
        {hasStatements && <li>{translate("surveys:seal.statements", { confirmed })}</li>}
        {hasStatistics && <li>{translate("surveys:seal.receipts")}</li>}
        {hasNeedsForm && <li>{translate("surveys:seal.needs")}</li>}
        {hasStatistics && <li>{translate("surveys:seal.chain")}</li>}
      </ul>
    </>
  );
};
