"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { emptyForm, errorAt, type FormAction } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkboxes, TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";

/** `on`: everything is in place. `anyway`: something is missing. The other three are about resting and ending. */
export type MoveKind = "on" | "anyway" | "pause" | "close" | "resume";

interface MoveFormProps {
  readonly kind: MoveKind;
  /** The state that it leads to: fields of several forms on one page are told apart by it. */
  readonly to: string;
  /** What the button says. */
  readonly verb: string;
  readonly action: FormAction;
}

/**
 * Takes the process somewhere. What only has to be decided is one button; what needs a reason or loses something is
 * opened first, explains itself, and is sent with a second button. Works without JavaScript.
 */
export const MoveForm = ({ kind, to, verb, action }: MoveFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const idOf = (name: string) => `${kind}-${to}-${name}`;
  const about = texts[kind];
  const form = (
    <form action={submit} className="form" noValidate key={JSON.stringify(state.values)}>
      <ErrorSummary
        heading={translate("staff:problem.summary")}
        errors={state.errors.map(({ field, text }) => ({
          fieldId: field === null ? null : idOf(field),
          text,
        }))}
      />
      {about.help !== null && <p>{translate(about.help)}</p>}
      {about.reason !== null && (
        <TextArea
          id={idOf("reason")}
          name="reason"
          label={translate(about.reason)}
          help={translate(`${about.reason}Help`)}
          rows={3}
          required={kind === "anyway"}
          defaultValue={state.values.reason}
          error={errorAt(state, "reason")}
          errorPrefix={translate("staff:ui.errorPrefix")}
        />
      )}
      {about.sure !== null && (
        <>
          <input type="hidden" name="asks" value={kind} />
          <Checkboxes
            id={idOf("sure")}
            name="sure"
            label={translate("workspace:move.sure")}
            options={[{ value: "yes", label: translate(about.sure) }]}
            error={errorAt(state, "sure")}
            errorPrefix={translate("staff:ui.errorPrefix")}
          />
        </>
      )}
      <SubmitButton kind={about.button} busy={translate("workspace:move.busy")}>
        {verb}
      </SubmitButton>
    </form>
  );
  if (about.opens === null) return form;
  return (
    <details className="details" open={state.errors.length > 0}>
      <summary>{translate(about.opens)}</summary>
      <div className="details-content">{form}</div>
    </details>
  );
};

const texts = {
  on: {
    opens: null,
    help: null,
    reason: "workspace:move.note",
    sure: null,
    button: "primary",
  },
  anyway: {
    opens: "workspace:move.anyway",
    help: "workspace:move.anywayHelp",
    reason: "workspace:move.reason",
    sure: "workspace:move.sureAnyway",
    button: "secondary",
  },
  pause: {
    opens: "workspace:move.pause",
    help: "workspace:move.pauseHelp",
    reason: "workspace:move.stopReason",
    sure: null,
    button: "secondary",
  },
  close: {
    opens: "workspace:move.close",
    help: "workspace:move.closeHelp",
    reason: "workspace:move.stopReason",
    sure: "workspace:move.sureClose",
    button: "danger",
  },
  resume: { opens: null, help: null, reason: null, sure: null, button: "primary" },
} as const;
