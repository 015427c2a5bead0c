"use client";

import Link from "next/link";
import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface OverrideFormProps {
  readonly element: string;
  readonly action: FormAction;
  readonly current?: { readonly value: string; readonly reason: string } | undefined;
  readonly cancelAddress: string;
}

/** A person's own value for an element, and why. Both stay beside the computed one. */
export const OverrideForm = ({ element, action, current, cancelAddress }: OverrideFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const field = (name: "value" | "reason") => ({
    name,
    id: `${element}-${name}`,
    defaultValue: state.values[name] ?? current?.[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
    label: translate(`structure:overriding.${name}`),
    help: translate(`structure:overriding.${name}Help`),
    required: true,
  });
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map(({ field: name, text }) => ({
          fieldId: name === null ? null : `${element}-${name}`,
          text,
        }))}
      />
      <input type="hidden" name="element" value={element} />
      <TextArea {...field("value")} rows={3} />
      <TextArea {...field("reason")} rows={3} />
      <p className="button-row">
        <SubmitButton busy={translate("structure:overriding.saving")}>
          {translate("structure:overriding.save")}
        </SubmitButton>
        <Link href={cancelAddress} prefetch={false} className="button button-secondary">
          {translate("structure:overriding.cancel")}
        </Link>
      </p>
    </form>
  );
};
