import type { MinorityRow } from "#domain/structure/proposal.ts";
import type { ScaleStep } from "./scale-of.ts";
import type { Speech } from "./speech.ts";

interface ScaleProps {
  readonly steps: readonly ScaleStep[];
  readonly position: MinorityRow["position"];
  /** The proposed value. */
  readonly proposed: string | null;
  readonly speech: Speech;
}

/**
 * Where the middle of a minority's answers lies, and the proposal as a line through all rows. A grid with as many columns
 * as the scale has steps: from right to left it turns by itself. Drawn with borders, which are printed and stay visible
 * in forced colours.
 */
export const Scale = ({ steps, position, proposed, speech }: ScaleProps) => {
  const at = (value: string | undefined) => steps.findIndex((step) => step.value === value);
  const line = at(proposed ?? undefined);
  const [from, to] = [at(position?.from), at(position?.to)];
  const width = to - from + 1;
  return (
    <div
      className={from < 0 ? "scale scale-not-shown" : "scale"}
      style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(0, 1fr))` }}
      role="img"
      aria-label={altOf({ steps, position, proposed, speech })}
    >
      {steps.map((step, index) => (
        <span key={step.value} className="scale-step" style={{ gridColumn: index + 1 }} />
      ))}
      {line >= 0 && <span className="scale-proposal" style={{ gridColumn: line + 1 }} />}
      {from >= 0 && (
        <span
          className="scale-middle"
          style={{
            gridColumn: `${from + 1} / ${to + 2}`,
            marginInline: `calc(${50 / width}% - 0.5rem)`,
          }}
        />
      )}
    </div>
  );
};

const altOf = ({ steps, position, proposed, speech }: ScaleProps): string => {
  const { say, translate } = speech;
  const label = (value: string) => {
    const step = steps.find((each) => each.value === value);
    return step === undefined ? value : say(step.label);
  };
  const proposal =
    proposed === null
      ? translate("structure:page.scale.altNoProposal")
      : translate("structure:page.scale.altProposal", { value: label(proposed) });
  if (position === null) return `${translate("structure:page.scale.altNotShown")} ${proposal}`;
  const { from, to } = position;
  const middle =
    from === to
      ? translate("structure:page.scale.altMiddle", { value: label(from) })
      : translate("structure:page.scale.altBetween", { from: label(from), to: label(to) });
  return `${middle} ${proposal}`;
};
