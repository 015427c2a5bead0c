"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkboxes } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { WrittenField } from "#components/ui/written-field.tsx";
import { type CharterSection, fieldsOf } from "./charter-fields.ts";

interface CharterFormProps {
  readonly section: CharterSection;
  /** As saved; "" for what is not written, "yes" for a tick. */
  readonly saved: Readonly<Record<string, string>>;
  readonly action: FormAction;
}

/** One section of the charter, saved by itself. */
export const CharterForm = ({ section, saved, action }: CharterFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const typed = state.errors.length > 0 ? state.values : saved;
  return (
    <form action={submit} className="form" noValidate key={JSON.stringify(typed)}>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {fieldsOf(section).map(({ name, kind, help }) => {
        const field = {
          name,
          label: translate(`workspace:charter.${name}`),
          help: help === undefined ? undefined : translate(`workspace:charter.${help}`),
          error: errorAt(state, name),
          errorPrefix: translate("staff:ui.errorPrefix"),
        };
        return kind === "tick" ? (
          <Checkboxes
            key={name}
            {...field}
            options={[{ value: "yes", label: translate("workspace:charter.plainLanguageYes") }]}
            defaultValues={typed[name] === "yes" ? ["yes"] : []}
          />
        ) : (
          <WrittenField key={name} {...field} kind={kind} defaultValue={typed[name]} rows={4} />
        );
      })}
      <SubmitButton busy={translate("workspace:charter.saving")}>
        {translate(
          section === "mandate"
            ? "workspace:charter.saveMandate"
            : "workspace:charter.saveDecisions",
        )}
      </SubmitButton>
    </form>
  );
};
