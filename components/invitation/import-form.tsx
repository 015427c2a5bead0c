"use client";

import { type ChangeEvent, useActionState, useState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { type Option, Radios, TextInput } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { ImportColumns } from "./import-columns.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { type ImportAction, type ImportState, largestList } from "./import-view.ts";

interface ImportFormProps {
  readonly action: ImportAction;
  /** The groups that somebody can be invited to. */
  readonly rounds: readonly Option[];
}

/** First a list, then what is in its columns where that is unclear, then whom it would invite, then the proposal. */
export const ImportForm = ({ action, rounds }: ImportFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<ImportState, FormData>(action, { kind: "none" });
  switch (state.kind) {
    case "columns":
      return <ImportColumns shown={state} submit={submit} translate={translate} />;
    case "preview":
      return (
        <>
          <ImportPreview key={state.hash} shown={state} submit={submit} translate={translate} />
          <Details
            summary={translate("invitations:import.another")}
            isOpen={state.faults.notes.length > 0}
          >
            <ListForm state={state} submit={submit} rounds={rounds} />
          </Details>
        </>
      );
    case "none":
    case "refused":
      return <ListForm state={state} submit={submit} rounds={rounds} />;
  }
};

interface ListFormProps {
  readonly state: ImportState;
  readonly submit: (form: FormData) => void;
  readonly rounds: readonly Option[];
}

const ListForm = ({ state, submit, rounds }: ListFormProps) => {
  const translate = useTranslate();
  const [isTooLarge, setTooLarge] = useState(false);
  const kilobytes = largestList / 1000;
  const chose = (event: ChangeEvent<HTMLInputElement>): void =>
    setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > largestList);
  const refusal = state.kind === "refused" ? state : null;
  const choices =
    state.kind === "preview" ? state.list : state.kind === "refused" ? state.choices : null;
  const errorAt = (field: "file" | "round" | "label"): string | undefined =>
    refusal?.field === field ? refusal.sentence : undefined;
  const tooLarge = translate("invitations:import.tooLarge", { kilobytes });
  const fileError = isTooLarge ? tooLarge : (errorAt("file") ?? "");
  const errorPrefix = translate("staff:ui.errorPrefix");
  const isAgain = state.kind === "preview";
  return (
    <form action={submit} className="form" noValidate>
      <ErrorSummary
        heading={translate("invitations:import.refused")}
        errors={
          refusal === null
            ? []
            : [
                {
                  fieldId: refusal.field === null ? null : `field-${refusal.field}`,
                  text: refusal.sentence,
                },
              ]
        }
      />
      <Radios
        name="round"
        label={translate("invitations:new.round")}
        options={rounds}
        defaultValue={choices?.round}
        error={errorAt("round")}
        errorPrefix={errorPrefix}
      />
      <TextInput
        name="label"
        label={translate("invitations:new.label")}
        help={translate("invitations:new.labelHelp")}
        defaultValue={choices?.label}
        error={errorAt("label")}
        errorPrefix={errorPrefix}
        autoComplete="off"
      />
      <Radios
        name="channel"
        label={translate("invitations:new.channel")}
        defaultValue={choices?.channel ?? "letter"}
        options={[
          { value: "letter", label: translate("invitations:new.channelLetter") },
          { value: "email", label: translate("invitations:new.channelEmail") },
        ]}
      />
      <div className={fileError === "" ? "field" : "field field-wrong"}>
        <label className="field-label" htmlFor="field-file">
          {translate("invitations:new.file")}
        </label>
        <p className="field-help" id="field-file-help">
          {translate("invitations:new.fileHelp", { kilobytes })}
        </p>
        <p className="field-error" id="field-file-error" role="status">
          {fileError}
        </p>
        <input
          id="field-file"
          name="file"
          type="file"
          accept=".xlsx,.csv,.txt,.tsv"
          className="control control-middle"
          onChange={chose}
          aria-invalid={fileError === "" ? undefined : true}
          aria-describedby="field-file-help field-file-error"
        />
      </div>
      <p className="soft">{translate("invitations:new.nothingKept")}</p>
      {isTooLarge ? null : (
        <SubmitButton
          kind={isAgain ? "secondary" : "primary"}
          busy={translate("invitations:new.reading")}
        >
          {translate("invitations:new.read")}
        </SubmitButton>
      )}
    </form>
  );
};
