"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkbox } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface ConfirmFormProps {
  readonly action: FormAction;
  /** What one says by ticking: that one knows what cannot be undone. */
  readonly tick: string;
  readonly button: string;
  readonly busy: string;
}

/** A step that cannot be undone: a tick and a button. Works without script too, unlike a dialog. */
export const ConfirmForm = ({ action, tick, button, busy }: ConfirmFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form confirm-form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <Checkbox name="understood" value="yes" label={tick} />
      <SubmitButton busy={busy}>{button}</SubmitButton>
    </form>
  );
};
