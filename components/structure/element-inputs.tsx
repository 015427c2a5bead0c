import { findQuestion } from "#domain/chart/labels.ts";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { ElementId, ElementInputLink, ElementProposal } from "#domain/structure/proposal.ts";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface InputsProps {
  readonly element: ElementProposal;
  readonly bundle: PublishedBundle;
  /** `/sv/staff/process/<id>` */
  readonly address: string;
  /** Where what people have written themselves in the needs form is read; null for who may not, and where there is none. */
  readonly needsTexts: string | null;
  readonly speech: Speech;
}

/** What people tell in the needs form is no chart: its ticks are the proposal, and what is written is read by people. */
const elementsOfNeeds: ReadonlySet<ElementId> = new Set([
  "referralRules",
  "calendarConstraints",
  "languages",
  "supports",
]);

/** From a proposal back to the charts of the answers it was read from, and to what people have written about it. */
export const ElementInputs = ({ element, bundle, address, needsTexts, speech }: InputsProps) => {
  const links = element.inputs.flatMap((input) => {
    const title = titleOf(bundle, input);
    return title === null ? [] : [{ ...input, title }];
  });
  const texts = elementsOfNeeds.has(element.element) ? needsTexts : null;
  if (links.length === 0 && texts === null) return null;
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
        {texts !== null && (
          <li>
            <a href={texts}>{translate("free-text:needs.title")}</a>{" "}
            <span className="soft">({translate("common:instrument.needs_form")})</span>
          </li>
        )}
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
