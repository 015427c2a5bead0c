"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fieldId } from "#components/ui/field.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface WithdrawFormProps {
  readonly id: string;
  readonly action: FormAction;
  /** What the other organiser has written: to agree is to withdraw with the same words. Null when nobody has asked. */
  readonly asked: string | null;
}

/** Takes a whole result back: the first person says why, the second agrees. */
export const WithdrawForm = ({ id, action, asked }: WithdrawFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const field = { id: `withdraw-${id}`, name: "reason" };
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map((each) => ({
          fieldId: each.field === null ? null : fieldId(field),
          text: each.text,
        }))}
      />
      {asked === null ? (
        <TextArea
          {...field}
          label={translate("joint:withdraw.reason")}
          help={translate("joint:withdraw.reasonHelp")}
          defaultValue={state.values.reason}
          rows={3}
          error={errorAt(state, "reason")}
          errorPrefix={translate("staff:ui.errorPrefix")}
          required
        />
      ) : (
        <input type="hidden" name="reason" value={asked} />
      )}
      <SubmitButton kind="danger" busy={translate("joint:withdraw.busy")}>
        {translate(asked === null ? "joint:withdraw.ask" : "joint:withdraw.agree")}
      </SubmitButton>
    </form>
  );
};
