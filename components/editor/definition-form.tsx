"use client";

import { useActionState, useEffect, useRef, useState } from "react";
import { Preview, type PreviewProps } from "#components/survey/preview.tsx";
import type { FormAction, FormState } from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { CodeArea, type CodeAreaHandle } from "./code-area.tsx";
import type { SaidProblem } from "./problem-sentences.ts";

export interface DefinitionState extends FormState {
  readonly problems: readonly SaidProblem[];
  /** `saved`: on disk. `checked`: it would be accepted, and this is how it looks. */
  readonly outcome: "none" | "refused" | "checked" | "saved";
  readonly preview: PreviewProps | null;
}

interface DefinitionFormProps {
  readonly definition: string;
  readonly problems: readonly SaidProblem[];
  readonly action: FormAction<DefinitionState>;
  /** Where to put the cursor: somebody came here from a problem. */
  readonly startLine: number | null;
}

/** Larger than this the server would not even read it. */
const longestDefinition = 900_000;

/** A draft's definition as text. What was typed stays, whatever the answer is. */
export const DefinitionForm = ({
  definition,
  problems,
  action,
  startLine,
}: DefinitionFormProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState<DefinitionState, FormData>(action, {
    values: {},
    errors: [],
    problems,
    outcome: problems.length > 0 ? "refused" : "none",
    preview: null,
  });
  const [text, setText] = useState(state.values.definition ?? definition);
  const area = useRef<CodeAreaHandle>(null);
  const kept = state.outcome === "saved" ? (state.values.definition ?? definition) : definition;
  useWarningBeforeLeaving(text !== kept);
  const isTooLong = new TextEncoder().encode(text).length > longestDefinition;
  const goTo = (line: number) => area.current?.goToLine(line);
  useEffect(() => {
    if (startLine !== null) area.current?.goToLine(startLine);
  }, [startLine]);
  return (
    <>
      <form
        action={submit}
        onSubmit={(event) => {
          if (isTooLong) event.preventDefault();
        }}
        className="definition-form"
        noValidate
      >
        <Refused state={state} goTo={goTo} />
        <CodeArea
          ref={area}
          id="field-definition"
          name="definition"
          label={translate("surveys:editor.label")}
          value={text}
          onChange={setText}
          isWrong={state.outcome === "refused"}
          describedBy="definition-help"
        />
        <p className="field-help" id="definition-help">
          {translate("surveys:editor.help")}
        </p>
        {isTooLong && (
          <p className="field-error" role="status">
            {translate("surveys:problem.too_large")}
          </p>
        )}
        <Accepted outcome={state.outcome} />
        <div className="button-row">
          <SubmitButton busy={translate("surveys:editor.saving")}>
            {translate("surveys:editor.save")}
          </SubmitButton>
          <button
            type="submit"
            name="intent"
            value="check"
            className="button button-secondary"
            disabled={isTooLong}
          >
            {translate("surveys:editor.check")}
          </button>
        </div>
      </form>
      {/* Beside the form and not in it: SurveyJS brings a form of its own. */}
      {state.preview !== null && (
        <section aria-labelledby="checked-preview">
          <h2 id="checked-preview">{translate("surveys:preview.title")}</h2>
          <p className="soft">{translate("surveys:preview.help")}</p>
          <Preview {...state.preview} />
        </section>
      )}
    </>
  );
};

const Refused = ({
  state,
  goTo,
}: {
  readonly state: DefinitionState;
  readonly goTo: (line: number) => void;
}) => {
  const translate = useTranslate();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.outcome === "refused" && state.values.definition !== undefined) {
      summary.current?.focus();
    }
  }, [state]);
  if (state.outcome !== "refused") return null;
  const isAnswer = state.values.definition !== undefined;
  return (
    <div ref={summary} className="error-summary problems" role="alert" tabIndex={-1}>
      <h2>{translate("surveys:editor.refused", { count: state.problems.length })}</h2>
      <ol>
        {state.problems.map(({ text, place, line }) => (
          <li key={`${place} ${text}`}>
            {text}{" "}
            {line === null ? null : (
              <button type="button" className="link-button" onClick={() => goTo(line)}>
                {translate("surveys:editor.line", { line })}
              </button>
            )}{" "}
            {place !== "" && (
              <code className="address" dir="ltr">
                {place}
              </code>
            )}
          </li>
        ))}
      </ol>
      {isAnswer && <p>{translate("surveys:editor.notSaved")}</p>}
    </div>
  );
};

/** Beside the buttons, where one is looking after pressing one. */
const Accepted = ({ outcome }: Pick<DefinitionState, "outcome">) => {
  const translate = useTranslate();
  if (outcome !== "checked" && outcome !== "saved") return null;
  return (
    <Notice tone="success" word={translate("staff:ui.success")} isAnswer>
      <p>{translate(`surveys:editor.${outcome}`)}</p>
    </Notice>
  );
};

const useWarningBeforeLeaving = (isUnsaved: boolean): void => {
  useEffect(() => {
    if (!isUnsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isUnsaved]);
};
