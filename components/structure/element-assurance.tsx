import type { ReactNode } from "react";
import { Pieces } from "#components/ui/pieces.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import type { ElementItem, ElementProposal } from "#domain/structure/proposal.ts";
import { quotedList } from "#domain/structure/words.ts";
import { CapacityNote } from "./capacity-note.tsx";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface AssuranceProps {
  readonly element: ElementProposal;
  readonly speech: Speech;
}

/** Everything that the proposal says about itself: the rule, who disagrees, how sure it is, what must be asked. */
export const ElementAssurance = ({ element, speech }: AssuranceProps) => {
  const { say, translate } = speech;
  const term = (name: string) => translate(`structure:page.term.${name}`);
  const { confidence, stability, counted, capacity } = element;
  const beside = [
    ...element.supplements.map((each) => each.phrase),
    ...(element.alternative === null ? [] : [element.alternative]),
  ];
  const lacking = element.items.filter((item) => item.capacity?.gap === true);
  const sureness = [
    ...(confidence === null ? [] : [confidence.phrase]),
    ...(stability?.phrases ?? []),
  ];
  return (
    <dl className="assurance">
      <Point term={term("rule")}>
        <p>
          <Words value={element.rule} speech={speech} />
        </p>
      </Point>
      {beside.length > 0 && (
        <Point term={term("beside")}>
          <Sentences said={beside.map(say)} speech={speech} />
        </Point>
      )}
      {element.disagreements.length > 0 && (
        <Point term={term("disagreements")}>
          <Sentences said={element.disagreements.map(say)} speech={speech} />
        </Point>
      )}
      {(capacity !== null || lacking.length > 0) && (
        <Point term={term("capacity")}>
          {capacity !== null && <CapacityNote capacity={capacity} speech={speech} />}
          {lacking.length > 0 && <ItemGaps lacking={lacking} speech={speech} />}
        </Point>
      )}
      {sureness.length > 0 && (
        <Point term={term("sureness")}>
          <Sentences said={sureness.map(say)} speech={speech} />
        </Point>
      )}
      {element.confirmInAnchoring.length > 0 && (
        <Point term={term("confirm")}>
          <Sentences
            said={element.confirmInAnchoring.map(({ phrase }) => say(phrase))}
            speech={speech}
          />
        </Point>
      )}
      {counted !== null && (
        <Point term={term("counted")}>
          <p>
            <Words value={counted.phrase} speech={speech} />
          </p>
        </Point>
      )}
    </dl>
  );
};

/** Parts of the element that the administrations cannot do. The ways out stand at each of them. */
const ItemGaps = ({
  lacking,
  speech,
}: {
  readonly lacking: readonly ElementItem[];
  readonly speech: Speech;
}) => (
  <p>
    <StatusTag tone="warning">{speech.translate("structure:page.tag.gap")}</StatusTag>{" "}
    <Pieces
      text={speech.translate("structure:page.itemGaps", {
        items: speech.say(quotedList(lacking.map((item) => item.text))),
      })}
      language={speech.language}
    />
  </p>
);

const Point = ({ term, children }: { readonly term: string; readonly children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

const Sentences = ({
  said,
  speech: { language },
}: {
  readonly said: readonly string[];
  readonly speech: Speech;
}) =>
  said.length === 1 ? (
    <p>
      <Pieces text={said[0] ?? ""} language={language} />
    </p>
  ) : (
    <ul>
      {said.map((sentence) => (
        <li key={sentence}>
          <Pieces text={sentence} language={language} />
        </li>
      ))}
    </ul>
  );
