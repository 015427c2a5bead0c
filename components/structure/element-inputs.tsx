import { findQuestion } from "#domain/chart/labels.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { ElementInputLink, ElementProposal } from "#domain/structure/proposal.ts";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface InputsProps {
  readonly element: ElementProposal;
  readonly bundle: PublishedBundle;
  /** `/sv/staff/process/<id>` */
  readonly address: string;
  readonly speech: Speech;
}

/** From a proposal back to the charts of the answers it was read from. */
export const ElementInputs = ({ element, bundle, address, speech }: InputsProps) => {
  const links = element.inputs.flatMap((input) => {
    const title = titleOf(bundle, input);
    return title === null ? [] : [{ ...input, title }];
  });
  if (links.length === 0) return null;
  const { translate } = speech;
  return (
    <div className="element-inputs">
      <p id={`${element.element}-inputs`}>{translate("structure:page.inputs")}</p>
      <ul aria-labelledby={`${element.element}-inputs`}>
        {links.map(({ instrument, question, title }) => (
          <li key={`${instrument} ${question}`}>
            <a href={`${address}/results?${new URLSearchParams({ instrument, question })}`}>
              <Words value={{ text: title }} speech={speech} />
            </a>{" "}
            <span className="soft">({translate(`common:instrument.${instrument}`)})</span>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Null for questions that have no chart: the needs form's, which are published as a list. */
const titleOf = (bundle: PublishedBundle, input: ElementInputLink): LocalizedText | null => {
  const wave = bundle.waves.find(
    ({ id, instrument }) => id === input.wave && instrument === input.instrument,
  );
  if (wave === undefined) return null;
  return findQuestion(wave.questionnaire, input.question)?.title ?? null;
};
