"use client";

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
import { Radios, TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { roles } from "#domain/process/actor.ts";
import { OneTimeCode } from "./one-time-code.tsx";
import { type NamedLanguage, RoleLanguages } from "./role-languages.tsx";

/** `issued` is what the organiser hands over; a null code means that the person has an account already. */
export interface CodeFormState extends FormState {
  readonly issued?: {
    readonly email: string;
    readonly code: string | null;
    readonly page: string;
  };
}

interface InviteFormProps {
  readonly action: FormAction<CodeFormState>;
  readonly languages: readonly NamedLanguage[];
}

export const InviteForm = ({ action, languages }: InviteFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<CodeFormState, FormData>(action, emptyForm);
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
  });
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {state.issued !== undefined && <Issued issued={state.issued} />}
      <TextInput
        {...field("name")}
        label={translate("staff:people.name")}
        autoComplete="off"
        required
      />
      <TextInput
        {...field("email")}
        type="email"
        label={translate("staff:people.email")}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <Radios
        {...field("role")}
        label={translate("staff:people.role")}
        options={roles.map((role) => ({
          value: role,
          label: translate(`staff:role.${role}`),
          help: translate(`staff:role.${role}Help`),
        }))}
      />
      <RoleLanguages
        languages={languages}
        chosen={(state.values.languages ?? "").split(" ")}
        error={errorAt(state, "languages")}
      />
      <SubmitButton busy={translate("staff:people.inviting")}>
        {translate("staff:people.invite")}
      </SubmitButton>
    </form>
  );
};

export const Issued = ({ issued }: { readonly issued: NonNullable<CodeFormState["issued"]> }) => {
  const translate = useTranslate();
  const { email, code, page } = issued;
  if (code === null) {
    return (
      <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
        <p>{translate("staff:people.invitedKnown", { email })}</p>
      </Notice>
    );
  }
  return (
    <OneTimeCode
      title={translate("staff:people.codeTitle", { email })}
      code={code}
      once={translate("staff:people.codeOnce")}
      use={translate("staff:people.codeUse")}
      page={page}
    />
  );
};
