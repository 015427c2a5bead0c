"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface StaffTextFormProps {
  readonly action: FormAction;
  readonly text: string;
  readonly name: "redacted" | "translation";
  readonly label: string;
  readonly help: string;
  readonly button: string;
  readonly written: string;
  /** For translations: the languages to choose among, and the one that stands there first. */
  readonly languages?: readonly { readonly code: string; readonly name: string }[];
}

/** What staff write about one text: how it may be quoted, or what it says in another language. */
export const StaffTextForm = (props: StaffTextFormProps) => {
  const { action, text, name, label, help, button, written, languages = [] } = props;
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <input type="hidden" name="text" value={text} />
      {languages.length > 0 && (
        <div className="field">
          <label className="field-label" htmlFor="translation-language">
            {translate("free-text:text.language")}
          </label>
          <select
            className="control"
            id="translation-language"
            name="language"
            defaultValue={state.values.language ?? "sv"}
          >
            {languages.map((language) => (
              <option key={language.code} value={language.code}>
                {language.name}
              </option>
            ))}
          </select>
        </div>
      )}
      <TextArea
        name={name}
        label={label}
        help={help}
        rows={4}
        defaultValue={state.values[name] ?? written}
        error={errorAt(state, name)}
        errorPrefix={translate("staff:problem.error")}
      />
      <SubmitButton busy={translate("free-text:busy")} kind="secondary">
        {button}
      </SubmitButton>
    </form>
  );
};
