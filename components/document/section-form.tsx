"use client";

import Link from "next/link";
import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, type FormState } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { SectionBasis } from "./section-basis.ts";

export interface SectionFormState extends FormState {
  /** Somebody else has saved the same section: what they wrote, and what saving instead builds on. */
  readonly conflict?: { readonly text: string; readonly basis: SectionBasis };
}

/** Where a computed figure stands in the text. */
export interface FigurePlace {
  readonly id: string;
  readonly kind: "table" | "chart" | "facts" | "signatures";
  /** Its caption, which says what it is; empty where it has none. */
  readonly name: string;
}

interface SectionFormProps {
  readonly action: FormAction<SectionFormState>;
  readonly text: string;
  readonly basis: SectionBasis;
  readonly places: readonly FigurePlace[];
  /** The document's language: what is written is in it. */
  readonly language: LanguageCode;
  readonly cancelAddress: string;
}

/** People's own text of one section. What was typed is never lost: not to an error, nor to somebody else's saving. */
export const SectionForm = ({
  action,
  text,
  basis,
  places,
  language,
  cancelAddress,
}: SectionFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<SectionFormState, FormData>(action, emptyForm);
  const { conflict } = state;
  const from = conflict?.basis ?? basis;
  const inDocument = { lang: language, dir: languageOf(language).direction };
  return (
    <form action={submit} className="document-form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map(({ text: error }) => ({ fieldId: "field-text", text: error }))}
      />
      {conflict !== undefined && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>{translate("document:edit.conflict")}</p>
        </Notice>
      )}
      <input type="hidden" name="revision" value={from.revision} />
      <input type="hidden" name="fingerprint" value={from.fingerprint} />
      <div className="document-help">
        <p>{translate("document:edit.markup")}</p>
        {places.length > 0 && <p>{translate("document:edit.places")}</p>}
      </div>
      <div lang={language}>
        <TextArea
          name="text"
          label={translate("document:edit.text")}
          defaultValue={state.values.text ?? text}
          rows={18}
          error={errorAt(state, "text")}
          errorPrefix={translate("staff:ui.errorPrefix")}
          required
        />
      </div>
      {conflict !== undefined && (
        <section className="document-theirs" aria-labelledby="theirs">
          <h2 id="theirs">{translate("document:edit.theirs")}</h2>
          <p className="document-typed" {...inDocument}>
            {conflict.text}
          </p>
        </section>
      )}
      <p className="button-row">
        <SubmitButton busy={translate("document:edit.saving")}>
          {translate(conflict === undefined ? "document:edit.save" : "document:edit.saveInstead")}
        </SubmitButton>
        <Link href={cancelAddress} prefetch={false} className="button button-secondary">
          {translate("document:edit.cancel")}
        </Link>
      </p>
      {places.length > 0 && (
        <>
          <h2>{translate("document:edit.placesTitle")}</h2>
          <ul className="document-places">
            {places.map(({ id, kind, name }) => (
              <li key={id}>
                <code>[[{id}]]</code>{" "}
                {name === "" ? (
                  translate(`document:edit.kind.${kind}`)
                ) : (
                  <span {...inDocument}>{name}</span>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </form>
  );
};
