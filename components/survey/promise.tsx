import { thresholds } from "#domain/disclosure/make-plan.ts";
import type { Admission } from "#domain/shared/regimes.ts";
import { listenToOwn } from "./listen-button.tsx";
import { Say } from "./said.tsx";
import type { Speech } from "./speech.ts";

/** Which promise holds: for individuals, for collectives and administrations, or for the needs form. */
export type PromiseKind = "sealed" | "statement" | "attributed" | "needs";

/** What happens with the answers, in five lines, with the limits said openly. Nothing here goes beyond the code. */
export const FiveLines = ({
  speech,
  kind,
  admission,
}: {
  readonly speech: Speech;
  readonly kind: PromiseKind;
  readonly admission: Admission;
}) => (
  <ul className="promise">
    {["stored", "shown", "words", "records", "free"].map((line) => {
      const { k, kGroup: group } = thresholds[admission];
      const sentence = { text: `survey:promise.${kind}.${line}`, values: { k, group } };
      return (
        <li key={line}>
          <Say speech={speech} {...sentence} />
          {listenToOwn(speech, sentence.text, sentence.values)}
        </li>
      );
    })}
  </ul>
);
