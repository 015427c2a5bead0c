import { Checkbox } from "#components/ui/inputs.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { recipientColumns } from "#domain/invitation/recipient-columns.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { CarriedFields } from "./carried-fields.tsx";
import type { ImportState } from "./import-view.ts";

interface ImportColumnsProps {
  readonly shown: Extract<ImportState, { kind: "columns" }>;
  readonly submit: (form: FormData) => void;
  readonly translate: Translate;
}

/** What each column of the list holds: as far as the headings say it, and for the rest a person does. */
export const ImportColumns = ({ shown, submit, translate }: ImportColumnsProps) => {
  const { list, beginnings, missing } = shown;
  const nameOf = (column: string): string => translate(`invitations:import.columns.${column}`);
  return (
    <section aria-labelledby="import-columns">
      <h2 id="import-columns">{translate("invitations:import.columnsTitle")}</h2>
      <p>{translate("invitations:import.columnsHelp")}</p>
      {missing.length > 0 && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>
            {translate("invitations:import.columnsMissing", {
              columns: missing.map(nameOf).join(", "),
            })}
          </p>
        </Notice>
      )}
      <form action={submit} className="form" noValidate>
        <CarriedFields list={list} withColumns={false} />
        <Checkbox
          name="hasHeading"
          label={translate("invitations:import.hasHeading")}
          checked={list.hasHeading}
        />
        {beginnings.map((cells, index) => {
          const id = `field-column-${index}`;
          const [heading = "", ...others] = cells;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is told by its place and by nothing else.
            <div className="field" key={index}>
              <label className="field-label" htmlFor={id}>
                {heading === ""
                  ? translate("invitations:import.columnBare", { number: index + 1 })
                  : translate("invitations:import.column", { number: index + 1, heading })}
              </label>
              <p className="field-help" id={`${id}-help`}>
                {translate("invitations:import.examples", {
                  examples: others.filter((cell) => cell !== "").join(", "),
                })}
              </p>
              <select
                id={id}
                name={`column-${index}`}
                className="control control-middle"
                defaultValue={list.columns[index] ?? "none"}
                aria-describedby={`${id}-help`}
              >
                {["none", ...recipientColumns].map((column) => (
                  <option key={column} value={column}>
                    {nameOf(column)}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
        <SubmitButton busy={translate("invitations:new.reading")}>
          {translate("invitations:import.useColumns")}
        </SubmitButton>
      </form>
    </section>
  );
};
