"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Radios } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { WrittenField } from "#components/ui/written-field.tsx";
import { legalBases, specialConditions } from "#domain/data-protection/details.ts";

interface DetailsFormProps {
  /** As saved; "" for what nobody has said. */
  readonly saved: Readonly<Record<string, string>>;
  readonly action: FormAction;
}

/** What an authority says about its handling of personal data. Can be saved half done. */
export const DetailsForm = ({ saved, action }: DetailsFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const typed = state.errors.length > 0 ? state.values : saved;
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(typed)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {fields.map(({ name, kind, hasHelp }) => {
        const field = {
          name,
          label: translate(`data-protection:field.${name}`),
          help: hasHelp ? translate(`data-protection:help.${name}`) : undefined,
          error: errorAt(state, name),
          errorPrefix: translate("staff:ui.errorPrefix"),
        };
        return kind === "choice" ? (
          <Radios
            key={name}
            {...field}
            defaultValue={typed[name]}
            options={[
              ...choices[name].map((value) => ({
                value,
                label: translate(`data-protection:choice.${value}`),
                help: translate(`data-protection:choiceHelp.${value}`),
              })),
              { value: "", label: translate("data-protection:form.choose") },
            ]}
          />
        ) : (
          <WrittenField key={name} {...field} kind={kind} defaultValue={typed[name]} rows={3} />
        );
      })}
      <SubmitButton busy={translate("data-protection:form.saving")}>
        {translate("data-protection:form.save")}
      </SubmitButton>
    </form>
  );
};

const choices = { legalBasis: legalBases, specialCondition: specialConditions } as const;

const fields = [
  { name: "controller", kind: "line", hasHelp: true },
  { name: "controllerContact", kind: "line", hasHelp: true },
  { name: "officerContact", kind: "line", hasHelp: true },
  { name: "purpose", kind: "text", hasHelp: true },
  { name: "legalBasis", kind: "choice", hasHelp: false },
  { name: "specialCondition", kind: "choice", hasHelp: false },
  { name: "legalSupport", kind: "line", hasHelp: true },
  { name: "recipients", kind: "text", hasHelp: true },
  { name: "processors", kind: "text", hasHelp: true },
  { name: "transfers", kind: "text", hasHelp: true },
  { name: "ownMeasures", kind: "text", hasHelp: true },
  { name: "retentionMonths", kind: "number", hasHelp: true },
] as const;
