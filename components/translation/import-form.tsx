"use client";

import { type ChangeEvent, useActionState, useState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { LanguageCode } from "#domain/language/registry.ts";
import { ImportPreviewView } from "./import-preview-view.tsx";
import { type ImportAction, type ImportState, largestUpload } from "./import-view.ts";

interface ImportFormProps {
  readonly action: ImportAction;
  readonly language: LanguageCode;
}

/** First a file, then what it would do, then yes. Until the yes nothing has happened. */
export const ImportForm = ({ action, language }: ImportFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<ImportState, FormData>(action, { kind: "none" });
  const [isTooLarge, setTooLarge] = useState(false);
  const chose = (event: ChangeEvent<HTMLInputElement>): void =>
    setTooLarge((event.currentTarget.files?.[0]?.size ?? 0) > largestUpload);
  const tooLarge = translate("texts:import.tooLarge", { kilobytes: largestUpload / 1000 });
  return (
    <>
      <ErrorSummary
        heading={translate("texts:import.refused")}
        errors={state.kind === "refused" ? [{ fieldId: "field-file", text: state.sentence }] : []}
      />
      <form action={submit} className="form" noValidate>
        <div className={isTooLarge ? "field field-wrong" : "field"}>
          <label className="field-label" htmlFor="field-file">
            {translate("texts:import.file")}
          </label>
          <p className="field-help" id="field-file-help">
            {translate("texts:import.fileHelp", { kilobytes: largestUpload / 1000 })}
          </p>
          <p className="field-error" id="field-file-error" role="status">
            {isTooLarge ? tooLarge : ""}
          </p>
          <input
            id="field-file"
            name="file"
            type="file"
            accept=".xlf,.xliff,.xlsx,.csv"
            className="control control-middle"
            onChange={chose}
            aria-invalid={isTooLarge ? true : undefined}
            aria-describedby="field-file-help field-file-error"
          />
        </div>
        {isTooLarge ? null : (
          <SubmitButton
            kind={state.kind === "preview" ? "secondary" : "primary"}
            busy={translate("texts:import.reading")}
          >
            {translate("texts:import.preview")}
          </SubmitButton>
        )}
      </form>
      {state.kind === "preview" && (
        <ImportPreviewView
          key={state.hash}
          shown={state}
          language={language}
          submit={submit}
          translate={translate}
        />
      )}
    </>
  );
};
