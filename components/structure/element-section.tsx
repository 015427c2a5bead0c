import Link from "next/link";
import type { FormAction } from "#components/ui/form-state.ts";
import { Notice } from "#components/ui/notice.tsx";
import type { PublishedBundle } from "#domain/disclosure/published-bundle.ts";
import type { ElementProposal, StructureProposal } from "#domain/structure/proposal.ts";
import { ElementAssurance } from "./element-assurance.tsx";
import { ElementInputs } from "./element-inputs.tsx";
import { ElementItems } from "./element-items.tsx";
import { ElementTags } from "./element-tags.tsx";
import { MinorityRows } from "./minority-rows.tsx";
import { OverrideForm } from "./override-form.tsx";
import { OverrideNote, valueText } from "./override-note.tsx";
import { scaleOf } from "./scale-of.ts";
import type { Speech } from "./speech.ts";
import { Words } from "./words.tsx";

interface ElementSectionProps {
  readonly element: ElementProposal;
  readonly number: number;
  readonly proposal: StructureProposal;
  readonly bundle: PublishedBundle;
  readonly address: string;
  /** Where what people have written themselves about their needs is read; null for who may not. */
  readonly needsTexts: string | null;
  /** Null for those whose role does not decide. */
  readonly actions: {
    readonly override: FormAction;
    readonly withdraw: (form: FormData) => Promise<void>;
    /** Where the form for this element is open, and where it is closed: the address says which. */
    readonly openAddress: string;
    readonly closeAddress: string;
    readonly isOpen: boolean;
  } | null;
  readonly done: "overridden" | "withdrawn" | null;
  readonly speech: Speech;
}

/** One element of the structure: what is proposed, what each minority says, and how far one can rely on it. */
export const ElementSection = (props: ElementSectionProps) => {
  const { element, number, proposal, bundle, address, needsTexts, actions, done, speech } = props;
  const { say, translate } = speech;
  const { override, value } = element;
  return (
    <section className="element" id={element.element} aria-labelledby={`${element.element}-name`}>
      <h2 id={`${element.element}-name`}>
        <span className="element-number">{number}</span>{" "}
        <Words value={element.name} speech={speech} />
      </h2>
      {done !== null && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`structure:overriding.${done}`)}</p>
        </Notice>
      )}
      <ElementTags element={element} translate={translate} />
      <div className={override === null ? undefined : "element-two"}>
        <div>
          {override !== null && <h3>{translate("structure:overriding.computed")}</h3>}
          <p className="lead">
            <Words value={element.display} speech={speech} />
          </p>
        </div>
        {override !== null && (
          <OverrideNote
            element={element}
            override={override}
            withdraw={actions?.withdraw ?? null}
            speech={speech}
          />
        )}
      </div>
      {element.rows.length > 0 && (
        <MinorityRows
          rows={element.rows}
          label={translate("structure:page.rows", { element: say(element.name) })}
          steps={scaleOf(element, proposal, bundle)}
          proposed={value.kind === "choice" ? value.choice : null}
          speech={speech}
        />
      )}
      <ElementAssurance element={element} speech={speech} />
      {element.items.length > 0 && <ElementItems element={element} speech={speech} />}
      <ElementInputs
        element={element}
        bundle={bundle}
        address={address}
        needsTexts={needsTexts}
        speech={speech}
      />
      {actions !== null && !actions.isOpen && (
        <p className="override-form">
          <Link href={actions.openAddress} prefetch={false} className="button button-secondary">
            {translate(`structure:overriding.${openerOf(element)}`)}
            <span className="unseen">
              : <Words value={element.name} speech={speech} />
            </span>
          </Link>
        </p>
      )}
      {actions?.isOpen === true && (
        <div className="override-form" id={`${element.element}-change`}>
          <h3>{translate(`structure:overriding.${openerOf(element)}`)}</h3>
          <OverrideForm
            element={element.element}
            action={actions.override}
            current={
              override === null
                ? undefined
                : { value: valueText(override.value), reason: override.reason }
            }
            cancelAddress={actions.closeAddress}
          />
        </div>
      )}
    </section>
  );
};

const openerOf = ({ override, status }: ElementProposal): string => {
  if (override !== null) return "openAgain";
  return status === "texts_not_yet_read" ? "openTexts" : "open";
};
