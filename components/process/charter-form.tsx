"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkboxes, TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
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
        switch (kind) {
          case "line":
            return <TextInput key={name} {...field} defaultValue={typed[name]} width="full" />;
          case "text":
            return <TextArea key={name} {...field} defaultValue={typed[name]} rows={4} />;
          case "day":
            return (
              <TextInput
                key={name}
                {...field}
                type="date"
                defaultValue={typed[name]}
                width="short"
              />
            );
          case "tick":
            return (
              <Checkboxes
                key={name}
                {...field}
                options={[{ value: "yes", label: translate("workspace:charter.plainLanguageYes") }]}
                defaultValues={typed[name] === "yes" ? ["yes"] : []}
              />
            );
        }
        return null;
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
