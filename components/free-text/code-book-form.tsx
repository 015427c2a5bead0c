"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkbox, TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface CodeBookFormProps {
  readonly action: FormAction;
  /** What stands in each field, by its name. */
  readonly values: Readonly<Record<string, string>>;
  /** How many themes there is room for. */
  readonly rows: number;
  /** Languages that a theme may also be named in. */
  readonly others: readonly { readonly code: string; readonly name: string }[];
}

/** The themes that the texts can be about, each with a name and what belongs to it. */
export const CodeBookForm = ({ action, values, rows, others }: CodeBookFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const typed = (name: string) => state.values[name] ?? values[name] ?? "";
  return (
    <form action={submit} className="form code-book" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {Array.from({ length: rows }, (_, at) => {
        const field = (name: string) => ({
          name: `${name}.${at}`,
          label: translate(`free-text:book.${name}`),
          defaultValue: typed(`${name}.${at}`),
          error: errorAt(state, `${name}.${at}`),
          errorPrefix: translate("staff:problem.error"),
        });
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it holds what was typed there.
          <fieldset className="field theme-row" key={at}>
            <legend>{translate("free-text:book.theme", { number: at + 1 })}</legend>
            <input type="hidden" name={`code.${at}`} value={typed(`code.${at}`)} />
            <div className="theme-names">
              <TextInput {...field("sv")} />
              <TextInput {...field("en")} />
            </div>
            <TextArea {...field("description_sv")} rows={2} />
            <details className="details">
              <summary>{translate("free-text:book.more", { number: at + 1 })}</summary>
              <div className="details-content">
                <TextArea {...field("description_en")} rows={2} />
                {others.map(({ code, name }) => (
                  <TextInput
                    key={code}
                    name={`${code}.${at}`}
                    label={translate("free-text:book.nameIn", { language: name })}
                    defaultValue={typed(`${code}.${at}`)}
                  />
                ))}
              </div>
            </details>
            <Checkbox
              name={`exclusive.${at}`}
              label={translate("free-text:book.exclusive")}
              help={translate("free-text:book.exclusiveHelp")}
              checked={typed(`exclusive.${at}`) === "yes"}
            />
          </fieldset>
        );
      })}
      <SubmitButton busy={translate("free-text:busy")} kind="secondary">
        {translate("free-text:book.save")}
      </SubmitButton>
    </form>
  );
};
