"use client";

import { useActionState, useState } from "react";
import { Details } from "#components/ui/details.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import {
  emptyForm,
  errorAt,
  type FormAction,
  type FormState,
  summaryOf,
} from "#components/ui/form-state.ts";
import { useTranslate } from "#components/ui/i18n-provider.tsx";
import { Checkbox, Checkboxes, type Option, TextArea } from "#components/ui/inputs.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { LanguageName } from "./language-cells.tsx";
import type { LanguageRow } from "./language-rows.ts";
import { LanguageTable, standingId } from "./language-table.tsx";

interface OpeningConfirmProps {
  readonly action: FormAction;
  readonly rows: readonly LanguageRow[];
  /** Ticked before anybody has chosen. */
  readonly usual: readonly string[];
  /** Languages that a browser's own voice may read. */
  readonly voices: readonly Option[];
}

/** What the wave is offered in, and the step that cannot be undone. Works without script: then the server asks back. */
export const OpeningConfirm = ({ action, rows, usual, voices }: OpeningConfirmProps) => {
  const translate = useTranslate();
  const [state, submit] = useActionState(action, emptyForm);
  const ticked = listOf(state, "languages") ?? usual;
  const [chosen, setChosen] = useState<readonly string[]>(ticked);
  const choose = (language: string, isChosen: boolean): void =>
    setChosen([...chosen.filter((each) => each !== language), ...(isChosen ? [language] : [])]);
  const offered = rows.filter(({ reasons }) => reasons.length === 0);
  const stopped = rows.filter(({ reasons }) => reasons.length > 0);
  const needsYes = offered.some((row) => row.needsYes && chosen.includes(row.language));
  const table = (caption: string, shown: readonly LanguageRow[]) => (
    <LanguageTable
      caption={caption}
      rows={shown}
      translate={translate}
      choice={(row) => (
        <LanguageTick row={row} isTicked={ticked.includes(row.language)} choose={choose} />
      )}
    />
  );
  return (
    <form action={submit} className="form gate-form" noValidate>
      <ErrorSummary heading={translate("staff:problem.summary")} errors={summaryOf(state)} />
      <fieldset className="field" id="field-languages">
        <legend className="field-label">{translate("surveys:gate.choose")}</legend>
        <p className="field-help">{translate("surveys:gate.chooseHelp")}</p>
        {table(translate("surveys:gate.caption"), offered)}
        {stopped.length > 0 && (
          <Details summary={translate("surveys:gate.stopped", { count: stopped.length })}>
            {table(translate("surveys:gate.stoppedCaption"), stopped)}
          </Details>
        )}
      </fieldset>
      {needsYes && (
        <TextArea
          name="draftsAccepted"
          label={translate("surveys:gate.yes")}
          help={translate("surveys:gate.yesHelp")}
          defaultValue={state.values.draftsAccepted}
          error={errorAt(state, "draftsAccepted")}
          errorPrefix={translate("staff:ui.errorPrefix")}
          rows={3}
          required
        />
      )}
      <Checkboxes
        name="voices"
        label={translate("surveys:gate.voices")}
        help={translate("surveys:gate.voicesHelp")}
        options={voices}
        defaultValues={listOf(state, "voices") ?? []}
      />
      <p>{translate("surveys:open.confirmHelp")}</p>
      <Checkbox
        name="understood"
        value="yes"
        label={translate("surveys:open.tick")}
        checked={state.values.understood === "yes"}
      />
      <SubmitButton busy={translate("surveys:open.busy")}>
        {translate("surveys:open.button")}
      </SubmitButton>
    </form>
  );
};

interface LanguageTickProps {
  readonly row: LanguageRow;
  readonly isTicked: boolean;
  readonly choose: (language: string, isChosen: boolean) => void;
}

/** Swedish cannot be left out, and what may not be offered cannot be ticked; both say so beside them. */
const LanguageTick = ({ row, isTicked, choose }: LanguageTickProps) => {
  const id = `language-${row.language}`;
  const isSource = row.language === "sv";
  return (
    <div className="choice">
      <input
        type="checkbox"
        id={id}
        name="languages"
        value={row.language}
        defaultChecked={isSource || (isTicked && row.reasons.length === 0)}
        disabled={isSource || row.reasons.length > 0}
        aria-describedby={standingId(row.language)}
        onChange={(event) => choose(row.language, event.currentTarget.checked)}
      />
      <label htmlFor={id}>
        <LanguageName row={row} />
      </label>
    </div>
  );
};

/** Several values of one name travel as one text. */
const listOf = (state: FormState, name: string): readonly string[] | null => {
  const value = state.values[name];
  return value === undefined ? null : value.split(",").filter((each) => each !== "");
};
