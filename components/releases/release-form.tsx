"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fieldId } from "#components/ui/field.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface ReleaseFormProps {
  readonly action: FormAction;
  readonly language: string;
  /** Saying yes, or taking it back. */
  readonly kind: "release" | "withdraw";
  /** Whether the one who says yes chooses a name to be shown. */
  readonly asksName: boolean;
}

/** Somebody's word about a language: it is public, and it stays. */
export const ReleaseForm = ({ action, language, kind, asksName }: ReleaseFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const errorPrefix = translate("staff:ui.errorPrefix");
  // Several forms of the page ask the same.
  const idOf = (name: string): string => `${language}-${kind}-${name}`;
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map(({ field, text }) => ({
          fieldId: field === null ? null : fieldId({ id: idOf(field), name: field }),
          text,
        }))}
      />
      {asksName && (
        <TextInput
          id={idOf("name")}
          name="name"
          label={translate("releases:form.name")}
          help={translate("releases:form.nameHelp")}
          defaultValue={state.values.name}
          error={errorAt(state, "name")}
          errorPrefix={errorPrefix}
          autoComplete="off"
          required
        />
      )}
      <TextArea
        id={idOf("reason")}
        name="reason"
        label={translate(`releases:form.reason.${kind}`)}
        help={translate("releases:form.reasonHelp")}
        defaultValue={state.values.reason}
        error={errorAt(state, "reason")}
        errorPrefix={errorPrefix}
        rows={3}
        required
      />
      <SubmitButton
        busy={translate("releases:form.busy")}
        kind={kind === "release" ? "primary" : "danger"}
      >
        {translate(`releases:form.${kind}`)}
      </SubmitButton>
    </form>
  );
};
