"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkbox, TextArea, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { OutreachAttempt } from "#domain/process/charter.ts";
import { rowField } from "#domain/process/outreach-rows.ts";
import type { Minority } from "#domain/shared/minorities.ts";

interface OutreachFormProps {
  readonly minority: Minority;
  /** What the line that opens it says: the minority, and how much there is. */
  readonly summary: string;
  readonly attempts: readonly OutreachAttempt[];
  readonly action: FormAction;
  /** It was saved a moment ago, or somebody was sent here. */
  readonly isOpen: boolean;
}

/** What has been done to reach one minority. There is always one empty row, so a new one needs no JavaScript. */
export const OutreachForm = ({
  minority,
  summary,
  attempts,
  action,
  isOpen,
}: OutreachFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const isRefused = state.errors.length > 0;
  const typed = isRefused ? state.values : valuesOf(attempts);
  const rows = isRefused ? Number(state.values.rows) : attempts.length + 1;
  const idOf = (field: string) => `outreach-${minority}-${field.replace(".", "-")}`;
  return (
    <details className="details" id={`outreach-${minority}`} open={isOpen || isRefused}>
      <summary>{summary}</summary>
      <div className="details-content">
        <form action={submit} className="form" noValidate key={JSON.stringify(typed)}>
          <ErrorSummary
            heading={translate("staff:problem.summary")}
            errors={state.errors.map(({ field, text }) => ({
              fieldId: field === null ? null : idOf(field),
              text,
            }))}
          />
          <p className="soft">{translate("workspace:charter.attemptHelp")}</p>
          <input type="hidden" name="rows" value={rows} />
          {Array.from({ length: rows }, (_, place) => {
            const field = (part: "channel" | "at" | "note") => {
              const name = rowField(part, place);
              return {
                name,
                id: idOf(name),
                label: translate(`workspace:charter.${part}`),
                defaultValue: typed[name],
                error: errorAt(state, name),
                errorPrefix: translate("staff:ui.errorPrefix"),
              };
            };
            const oral = rowField("oral", place);
            return (
              // The place is what a row is: nothing else tells two of them apart.
              <fieldset key={idOf(oral)} className="row-group">
                <legend>
                  {place === rows - 1
                    ? translate("workspace:charter.attemptNew")
                    : translate("workspace:charter.attempt", { number: place + 1 })}
                </legend>
                <TextInput
                  {...field("channel")}
                  help={translate("workspace:charter.channelHelp")}
                />
                <Checkbox
                  name={oral}
                  id={idOf(oral)}
                  label={translate("workspace:charter.oral")}
                  checked={typed[oral] === "yes"}
                />
                <TextInput {...field("at")} type="date" width="short" />
                <TextArea {...field("note")} rows={2} />
              </fieldset>
            );
          })}
          <SubmitButton kind="secondary" busy={translate("workspace:charter.saving")}>
            {translate("workspace:charter.saveOutreach")}
          </SubmitButton>
        </form>
      </div>
    </details>
  );
};

const valuesOf = (attempts: readonly OutreachAttempt[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    attempts.flatMap(({ channel, oral, at, note }, place) => [
      [rowField("channel", place), channel],
      [rowField("oral", place), oral ? "yes" : ""],
      [rowField("at", place), at],
      [rowField("note", place), note],
    ]),
  );
