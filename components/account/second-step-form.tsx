"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

/** The second step of signing in: one field for both kinds of code, because whoever has lost one kind is in a hurry. */
export const SecondStepForm = ({ action }: { readonly action: FormAction }) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <TextInput
        name="code"
        width="short"
        label={translate("account:code.code")}
        help={translate("account:code.codeHelp")}
        autoComplete="one-time-code"
        spellCheck={false}
        error={errorAt(state, "code")}
        errorPrefix={translate("staff:ui.errorPrefix")}
        required
      />
      <SubmitButton busy={translate("account:code.submitting")}>
        {translate("account:code.submit")}
      </SubmitButton>
    </form>
  );
};
