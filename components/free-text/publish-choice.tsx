"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkbox } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

export interface QuoteChoice {
  readonly question: string;
  readonly legend: string;
  readonly help: string;
  readonly candidates: readonly { readonly id: string; readonly text: string }[];
}

interface PublishChoiceProps {
  readonly action: FormAction;
  readonly questions: readonly QuoteChoice[];
  /** What the first of the two has asked for. */
  readonly chosen: readonly string[];
  readonly tick: string;
  readonly button: string;
}

/** Which quotes, a tick and a button: what two organisers must say alike. */
export const PublishChoice = ({ action, questions, chosen, tick, button }: PublishChoiceProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <form action={submit} className="form confirm-form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {questions.map(({ question, legend, help, candidates }) => (
        <fieldset className="field" key={question} aria-describedby={`quotes-${question}`}>
          <legend className="field-label">{legend}</legend>
          <p className="field-help" id={`quotes-${question}`}>
            {help}
          </p>
          {candidates.map(({ id, text }) => (
            <div className="choice" key={id}>
              <input
                type="checkbox"
                id={`quote-${id}`}
                name="quotes"
                value={id}
                defaultChecked={chosen.includes(id)}
              />
              <label htmlFor={`quote-${id}`} dir="auto">
                {text}
              </label>
            </div>
          ))}
        </fieldset>
      ))}
      <Checkbox name="understood" value="yes" label={tick} />
      <SubmitButton busy={translate("free-text:busy")}>{button}</SubmitButton>
    </form>
  );
};
