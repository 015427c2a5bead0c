"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

export const SignInForm = ({ action }: { readonly action: FormAction }) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <TextInput
        name="email"
        type="email"
        label={translate("staff:signIn.email")}
        autoComplete="username"
        spellCheck={false}
        defaultValue={state.values.email}
        error={errorAt(state, "email")}
        required
      />
      <TextInput
        name="password"
        type="password"
        label={translate("staff:signIn.password")}
        autoComplete="current-password"
        required
      />
      <SubmitButton busy={translate("staff:signIn.submitting")}>
        {translate("staff:signIn.submit")}
      </SubmitButton>
    </form>
  );
};
