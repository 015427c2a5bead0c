"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface FormProps {
  readonly action: FormAction;
  readonly saved: Readonly<Record<string, string>>;
}

/** The day on which a wave's answers are destroyed. */
export const DayForm = ({ action, saved }: FormProps) => (
  <RetentionForm
    part="date"
    action={action}
    saved={saved}
    fields={[
      {
        name: "day",
        kind: "date",
        label: "data-protection:wave.date.label",
        help: "data-protection:wave.date.help",
      },
    ]}
  />
);

/** By which decision they may be destroyed. */
export const DecisionForm = ({ action, saved }: FormProps) => (
  <RetentionForm
    part="decision"
    action={action}
    saved={saved}
    fields={[
      { name: "reference", kind: "text", label: "data-protection:wave.decision.reference" },
      {
        name: "decidedBy",
        kind: "text",
        label: "data-protection:wave.decision.decidedBy",
        help: "data-protection:wave.decision.decidedByHelp",
      },
      { name: "decidedOn", kind: "date", label: "data-protection:wave.decision.decidedOn" },
    ]}
  />
);

interface RetentionFormProps extends FormProps {
  readonly part: "date" | "decision";
  readonly fields: readonly {
    readonly name: string;
    readonly kind: "date" | "text";
    readonly label: string;
    readonly help?: string;
  }[];
}

const RetentionForm = ({ part, action, saved, fields }: RetentionFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const typed = state.errors.length > 0 ? state.values : saved;
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(typed)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {fields.map(({ name, kind, label, help }) => (
        <TextInput
          key={name}
          name={name}
          type={kind}
          label={translate(label)}
          help={help === undefined ? undefined : translate(help)}
          error={errorAt(state, name)}
          errorPrefix={translate("staff:ui.errorPrefix")}
          defaultValue={typed[name]}
          width={kind === "date" ? "short" : "middle"}
        />
      ))}
      <SubmitButton busy={translate(`data-protection:wave.${part}.saving`)}>
        {translate(`data-protection:wave.${part}.save`)}
      </SubmitButton>
    </form>
  );
};
