"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fieldId } from "#components/ui/field.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

/** Both are bound to the request: nothing in the form says which. */
export interface DeclineActions {
  readonly refuse: FormAction;
  readonly takeBack: FormAction;
}

interface DeclineFormProps {
  /** Of the request: several stand on one page. */
  readonly id: string;
  readonly isOwn: boolean;
  readonly actions: DeclineActions;
}

/** No, with the reason for it; or back, by whoever has asked. */
export const DeclineForm = ({ id, isOwn, actions }: DeclineFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(isOwn ? actions.takeBack : actions.refuse, emptyForm);
  const field = { id: `refuse-${id}`, name: "reason" };
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map((each) => ({
          fieldId: each.field === null ? null : fieldId(field),
          text: each.text,
        }))}
      />
      {!isOwn && (
        <TextArea
          {...field}
          label={translate("joint:decline.reason")}
          rows={2}
          error={errorAt(state, "reason")}
          errorPrefix={translate("staff:ui.errorPrefix")}
          required
        />
      )}
      <SubmitButton kind="secondary" busy={translate("joint:decline.busy")}>
        {translate(isOwn ? "joint:decline.takeBack" : "joint:decline.refuse")}
      </SubmitButton>
    </form>
  );
};
