"use client";

import { useActionState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { fieldId } from "#components/ui/field.tsx";
import { emptyForm, errorAt, type FormAction, summaryOf } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Radios } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { type Role, roles } from "#domain/process/actor.ts";
import { type CodeFormState, Issued } from "./invite-form.tsx";
import { type NamedLanguage, RoleLanguages } from "./role-languages.tsx";

interface PersonFormProps {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** What the person works in. */
  readonly granted: readonly LanguageCode[];
  readonly languages: readonly NamedLanguage[];
  readonly authority: string;
  /** Saves a role, or takes the person out when the form's `role` is empty. */
  readonly changeRole: FormAction;
  readonly issueCode: FormAction<CodeFormState>;
  /** Takes the second step away from somebody who has lost it; null where there is none, or it is one's own. */
  readonly resetSecondStep: FormAction | null;
}

/** What can be done with one person of the list. */
export const PersonForm = ({
  id,
  name,
  role,
  granted,
  languages,
  authority,
  changeRole,
  issueCode,
  resetSecondStep,
}: PersonFormProps) => {
  const translate = useTranslate();
  const [change, submitChange] = useActionState(changeRole, emptyForm);
  const [code, submitCode] = useActionState<CodeFormState, FormData>(issueCode, emptyForm);
  const summary = translate("staff:problem.summary");
  // What was refused is still chosen; to take somebody out chooses nothing.
  const tried = change.values.role === "" ? null : change.values;
  // The field stands under another id than its name: there is one for each person on the page.
  const changeErrors = summaryOf(change).map((each) =>
    each.fieldId === fieldId({ name: "languages" })
      ? { ...each, fieldId: `languages-${id}` }
      : each,
  );
  return (
    <div className="person-form">
      <ErrorSummary heading={summary} errors={changeErrors} />
      <form action={submitChange} className="form" key={JSON.stringify(change.values)}>
        <input type="hidden" name="person" value={id} />
        <Radios
          id={`role-${id}`}
          name="role"
          label={translate("staff:people.newRole")}
          help={translate("staff:people.saveRoleHelp", { name })}
          defaultValue={tried?.role ?? role}
          options={roles.map((each) => ({ value: each, label: translate(`staff:role.${each}`) }))}
        />
        <RoleLanguages
          id={`languages-${id}`}
          languages={languages}
          chosen={tried?.languages?.split(" ") ?? granted}
          error={errorAt(change, "languages")}
        />
        <SubmitButton kind="secondary" busy={translate("staff:people.saveRole")}>
          {translate("staff:people.saveRole")}
        </SubmitButton>
      </form>
      <ErrorSummary heading={summary} errors={summaryOf(code)} />
      {code.issued !== undefined && <Issued issued={code.issued} />}
      <form action={submitCode} className="form">
        <input type="hidden" name="person" value={id} />
        <p className="soft">{translate("staff:people.issueCodeHelp", { name })}</p>
        <SubmitButton kind="secondary" busy={translate("staff:people.issueCode")}>
          {translate("staff:people.issueCode")}
        </SubmitButton>
      </form>
      {resetSecondStep !== null && <ResetSecondStep id={id} name={name} action={resetSecondStep} />}
      <ConfirmDialog
        trigger={translate("staff:people.remove")}
        question={translate("staff:people.removeQuestion", { name })}
        confirm={translate("staff:people.removeConfirm", { name })}
        cancel={translate("staff:people.cancel")}
        action={submitChange}
        hidden={{ person: id, role: "" }}
      >
        <p>{translate("staff:people.removeHelp", { name, authority })}</p>
      </ConfirmDialog>
    </div>
  );
};

interface ResetSecondStepProps {
  readonly id: string;
  readonly name: string;
  readonly action: FormAction;
}

const ResetSecondStep = ({ id, name, action }: ResetSecondStepProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  return (
    <>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <ConfirmDialog
        trigger={translate("account:reset.button")}
        triggerKind="secondary"
        question={translate("account:reset.question", { name })}
        confirm={translate("account:reset.confirm", { name })}
        cancel={translate("staff:people.cancel")}
        action={submit}
        hidden={{ person: id }}
      >
        <p>{translate("account:reset.help", { name })}</p>
      </ConfirmDialog>
    </>
  );
};
