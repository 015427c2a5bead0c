"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Radios, TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { authorityKinds } from "#domain/shared/authority.ts";

/** Makes the first authority and its organiser. What was typed comes back with the errors, the password does not. */
export const FirstRunForm = ({ action }: { readonly action: FormAction }) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
  });
  return (
    // The key lets what came back from the server replace what the browser has reset.
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <h2>{translate("staff:firstRun.codeHeading")}</h2>
      <TextInput
        {...field("code")}
        width="short"
        label={translate("staff:firstRun.code")}
        help={translate("staff:firstRun.codeHelp")}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <h2>{translate("staff:firstRun.authorityHeading")}</h2>
      <Radios
        {...field("kind")}
        label={translate("staff:firstRun.kind")}
        options={authorityKinds.map((kind) => ({
          value: kind,
          label: translate(`staff:firstRun.${kind}`),
        }))}
      />
      <TextInput
        {...field("authorityName")}
        label={translate("staff:firstRun.authorityName")}
        autoComplete="organization"
        required
      />
      <TextInput
        {...field("authorityNameInEnglish")}
        label={translate("staff:firstRun.authorityNameInEnglish")}
        autoComplete="off"
      />
      <TextArea
        {...field("administrations")}
        label={translate("staff:firstRun.administrations")}
        help={translate("staff:firstRun.administrationsHelp")}
        required
      />
      <h2>{translate("staff:firstRun.organiserHeading")}</h2>
      <TextInput
        {...field("name")}
        label={translate("staff:firstRun.name")}
        autoComplete="name"
        required
      />
      <TextInput
        {...field("email")}
        type="email"
        label={translate("staff:firstRun.email")}
        autoComplete="username"
        spellCheck={false}
        required
      />
      <TextInput
        {...field("password")}
        type="password"
        label={translate("staff:firstRun.password")}
        help={translate("staff:passwordAdvice")}
        autoComplete="new-password"
        required
      />
      <SubmitButton busy={translate("staff:firstRun.submitting")}>
        {translate("staff:firstRun.submit")}
      </SubmitButton>
    </form>
  );
};
