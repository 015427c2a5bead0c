"use client";

import Link from "next/link";
import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import {
  emptyForm,
  errorAt,
  type FormAction,
  type FormState,
  summaryOf,
} from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type DetailName, detailNames } from "./detail-names.ts";

export interface DetailsFormState extends FormState {
  /** Somebody else has saved: what is saved now, and the revision that saving instead builds on. */
  readonly conflict?: { readonly details: Details; readonly revision: number };
}

type Details = Readonly<Record<DetailName, string>>;

interface DetailsFormProps {
  readonly action: FormAction<DetailsFormState>;
  readonly details: Details;
  readonly revision: number;
  readonly cancelAddress: string;
}

const withHelp: ReadonlySet<DetailName> = new Set(["official", "body", "director", "feeRules"]);

/** What stands in the head of the document and in its decision points, and only people know. */
export const DetailsForm = ({ action, details, revision, cancelAddress }: DetailsFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<DetailsFormState, FormData>(action, emptyForm);
  const { conflict } = state;
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {conflict !== undefined && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>{translate("document:properties.conflict")}</p>
        </Notice>
      )}
      <input type="hidden" name="revision" value={conflict?.revision ?? revision} />
      {detailNames.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={translate(`document:properties.${name}`)}
          help={withHelp.has(name) ? translate(`document:properties.${name}Help`) : undefined}
          type={name === "evaluateBy" ? "date" : "text"}
          width={name === "evaluateBy" || name === "diaryNumber" ? "short" : "middle"}
          defaultValue={state.values[name] ?? details[name]}
          error={errorAt(state, name)}
          errorPrefix={translate("staff:ui.errorPrefix")}
          autoComplete="off"
        />
      ))}
      {conflict !== undefined && (
        <section className="document-theirs" aria-labelledby="theirs">
          <h2 id="theirs">{translate("document:properties.theirs")}</h2>
          <dl className="document-facts">
            {detailNames.map((name) => (
              <div key={name}>
                <dt>{translate(`document:properties.${name}`)}</dt>
                <dd>{conflict.details[name] || translate("document:properties.nothing")}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <p className="button-row">
        <SubmitButton busy={translate("document:properties.saving")}>
          {translate(
            conflict === undefined ? "document:properties.save" : "document:properties.saveInstead",
          )}
        </SubmitButton>
        <Link href={cancelAddress} prefetch={false} className="button button-secondary">
          {translate("document:edit.cancel")}
        </Link>
      </p>
    </form>
  );
};
