"use client";

import Link from "next/link";
import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface NewProcessFormProps {
  readonly action: FormAction;
  readonly cancelAddress: string;
}

/** What a process is called is all that it needs to begin. */
export const NewProcessForm = ({ action, cancelAddress }: NewProcessFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const field = (name: "name" | "nameEnglish") => ({
    name,
    label: translate(`workspace:newProcess.${name}`),
    help: translate(`workspace:newProcess.${name}Help`),
    defaultValue: state.values[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
    width: "full" as const,
  });
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <TextInput {...field("name")} required />
      <TextInput {...field("nameEnglish")} />
      <p className="button-row">
        <SubmitButton busy={translate("workspace:newProcess.saving")}>
          {translate("workspace:newProcess.save")}
        </SubmitButton>
        <Link href={cancelAddress} className="button button-secondary">
          {translate("workspace:newProcess.cancel")}
        </Link>
      </p>
    </form>
  );
};
