"use client";

import { type ReactNode, useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import {
  emptyForm,
  errorAt,
  type FormAction,
  type FormState,
  summaryOf,
} from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { TextInput } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";

/** `codes` are seen once; `done` is what has just happened. */
export interface SecondStepState extends FormState {
  readonly done?: "on" | "renewed" | "off";
  readonly codes?: readonly string[];
}

interface OwnSecondStepProps {
  readonly standing: "off" | "started" | "on";
  readonly action: FormAction<SecondStepState>;
  /** The secret as QR code and text, drawn by the server; only while it is `started`. */
  readonly children?: ReactNode;
}

/**
 * One form for the whole way, from nothing to codes on paper and back: it stays in its place while the page around it
 * changes, so that the codes that are seen once do not vanish with the form that asked for them.
 */
export const OwnSecondStep = ({ standing, action, children }: OwnSecondStepProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<SecondStepState, FormData>(action, emptyForm);
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      {state.done !== undefined && (
        <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
          <p>{translate(`account:done.${state.done}`)}</p>
        </Notice>
      )}
      {state.codes !== undefined && <RecoveryCodes codes={state.codes} />}
      {standing === "off" && (
        <Button name="do" value="start">
          {translate("account:secondStep.start")}
        </Button>
      )}
      {standing === "started" && (
        <>
          {children}
          <Code state={state} label={translate("account:secondStep.firstCode")} />
          <div className="account-actions">
            <Button name="do" value="confirm">
              {translate("account:secondStep.confirm")}
            </Button>
            <Button name="do" value="start" kind="quiet">
              {translate("account:secondStep.startAgain")}
            </Button>
          </div>
        </>
      )}
      {standing === "on" && (
        <>
          <h3>{translate("account:secondStep.change")}</h3>
          <p>{translate("account:secondStep.changeHelp")}</p>
          <Code state={state} label={translate("account:secondStep.code")} />
          <div className="account-actions">
            <Button name="do" value="renew" kind="secondary">
              {translate("account:secondStep.renew")}
            </Button>
            <Button name="do" value="remove" kind="danger">
              {translate("account:secondStep.remove")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
};

const Code = ({ state, label }: { readonly state: FormState; readonly label: string }) => {
  const translate = useTranslate();
  return (
    <TextInput
      name="code"
      width="short"
      label={label}
      autoComplete="one-time-code"
      spellCheck={false}
      error={errorAt(state, "code")}
      errorPrefix={translate("staff:ui.errorPrefix")}
      required
    />
  );
};

const RecoveryCodes = ({ codes }: { readonly codes: readonly string[] }) => {
  const translate = useTranslate();
  return (
    <section className="one-time-code" aria-labelledby="recovery-codes">
      <h3 id="recovery-codes">{translate("account:recovery.title")}</h3>
      <p>{translate("account:recovery.once")}</p>
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>{translate("account:recovery.keep")}</p>
    </section>
  );
};
