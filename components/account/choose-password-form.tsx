"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

export const ChoosePasswordForm = ({ action }: { readonly action: FormAction }) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const errorPrefix = translate("staff:ui.errorPrefix");
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <TextInput
        name="email"
        type="email"
        label={translate("staff:choosePassword.email")}
        autoComplete="username"
        spellCheck={false}
        defaultValue={state.values.email}
        error={errorAt(state, "email")}
        errorPrefix={errorPrefix}
        required
      />
      <TextInput
        name="code"
        width="short"
        label={translate("staff:choosePassword.code")}
        help={translate("staff:choosePassword.codeHelp")}
        autoComplete="one-time-code"
        spellCheck={false}
        defaultValue={state.values.code}
        error={errorAt(state, "code")}
        errorPrefix={errorPrefix}
        required
      />
      <TextInput
        name="password"
        type="password"
        label={translate("staff:choosePassword.password")}
        help={translate("staff:passwordAdvice")}
        autoComplete="new-password"
        error={errorAt(state, "password")}
        errorPrefix={errorPrefix}
        required
      />
      <SubmitButton busy={translate("staff:choosePassword.submitting")}>
        {translate("staff:choosePassword.submit")}
      </SubmitButton>
    </form>
  );
};
