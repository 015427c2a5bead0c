"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface ReasonFormProps {
  readonly action: FormAction;
  readonly label: string;
  readonly help: string;
  readonly button: string;
  readonly busy: string;
}

/** A no that says why. */
export const ReasonForm = ({ action, label, help, button, busy }: ReasonFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <TextArea
        name="reason"
        rows={3}
        label={label}
        help={help}
        defaultValue={state.values.reason}
        error={errorAt(state, "reason")}
        errorPrefix={translate("staff:ui.errorPrefix")}
      />
      <SubmitButton kind="danger" busy={busy}>
        {button}
      </SubmitButton>
    </form>
  );
};
