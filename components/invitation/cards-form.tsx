"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { type Option, Radios, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

interface CardsFormProps {
  readonly action: FormAction;
  readonly rounds: readonly Option[];
  /** The languages that the cards can be in, by their names. */
  readonly languages: readonly Option[];
}

/** Cards that are handed to people whose names nobody writes down. */
export const CardsForm = ({ action, rounds, languages }: CardsFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const field = (name: string) => ({
    name,
    defaultValue: state.values[name],
    error: errorAt(state, name),
    errorPrefix: translate("staff:ui.errorPrefix"),
  });
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <Radios {...field("round")} label={translate("invitations:new.round")} options={rounds} />
      <TextInput
        {...field("label")}
        label={translate("invitations:new.label")}
        help={translate("invitations:new.labelHelp")}
        autoComplete="off"
      />
      <TextInput
        {...field("size")}
        type="number"
        width="short"
        label={translate("invitations:new.size")}
      />
      <Radios
        {...field("language")}
        defaultValue={state.values.language ?? "sv"}
        label={translate("invitations:new.language")}
        help={translate("invitations:new.languageHelp")}
        options={languages}
      />
      <p>{translate("invitations:new.twoPeople")}</p>
      <SubmitButton busy={translate("invitations:new.proposing")}>
        {translate("invitations:new.proposeCards")}
      </SubmitButton>
    </form>
  );
};
