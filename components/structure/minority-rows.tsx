import type { MinorityRow } from "#domain/structure/proposal.ts";
import { NotShown } from "./not-shown.tsx";
import { Scale } from "./scale.tsx";
import type { ScaleStep } from "./scale-of.ts";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface MinorityRowsProps {
  readonly rows: readonly MinorityRow[];
  readonly label: string;
  /** Null where answers have no order. */
  readonly steps: readonly ScaleStep[] | null;
  readonly proposed: string | null;
  readonly speech: Speech;
}

/** One row per minority in the fixed order: who has answered, where on the scale, and the same in words. */
export const MinorityRows = ({ rows, label, steps, proposed, speech }: MinorityRowsProps) => (
  <div className={steps === null ? "minority-rows" : "minority-rows minority-rows-scale"}>
    {steps !== null && <ScaleHead steps={steps} speech={speech} />}
    <ul aria-label={label}>
      {rows.map((row) => (
        <li key={row.minority}>
          <div>
            <strong>{speech.translate(`common:minorityTitle.${row.minority}`)}</strong>
            <Standing row={row} speech={speech} />
          </div>
          {steps !== null && (
            <Scale steps={steps} position={row.position} proposed={proposed} speech={speech} />
          )}
          <p>
            <Words value={row.stance} speech={speech} />
          </p>
        </li>
      ))}
    </ul>
  </div>
);

const ScaleHead = ({
  steps,
  speech,
}: {
  readonly steps: readonly ScaleStep[];
  readonly speech: Speech;
}) => (
  <div className="scale-head">
    <p className="scale-ends">
      <span>
        <Words value={steps[0]?.label ?? ""} speech={speech} />
      </span>
      <span>
        <Words value={steps.at(-1)?.label ?? ""} speech={speech} />
      </span>
    </p>
    <p className="scale-legend" aria-hidden="true">
      <span className="scale-legend-middle" />
      {speech.translate("structure:page.scale.middle")}
      <span className="scale-legend-proposal" />
      {speech.translate("structure:page.scale.proposal")}
    </p>
  </div>
);

const Standing = ({ row, speech }: { readonly row: MinorityRow; readonly speech: Speech }) => {
  const { individuals, statements } = row;
  const { translate } = speech;
  return (
    <span className="row-standing">
      {individuals.shown ? (
        translate("structure:page.row.individuals", { count: individuals.n })
      ) : (
        <NotShown reason={individuals.reason} translate={translate} />
      )}
      {statements > 0 && (
        <span>{translate("structure:page.row.statements", { count: statements })}</span>
      )}
    </span>
  );
};
