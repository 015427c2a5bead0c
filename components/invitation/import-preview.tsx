import { Table } from "#components/table/table.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { Translate } from "#domain/language/phrase.ts";
import { CarriedFields } from "./carried-fields.tsx";
import type { ImportState, RowNotes } from "./import-view.ts";

interface ImportPreviewProps {
  readonly shown: Extract<ImportState, { kind: "preview" }>;
  readonly submit: (form: FormData) => void;
  readonly translate: Translate;
}

/** Whom the list would invite, and everything that is wrong or odd with it, before anything has been kept. */
export const ImportPreview = ({ shown, submit, translate }: ImportPreviewProps) => {
  const { list, hash, count, languages, faults, remarks, sample, isAnew } = shown;
  const faulty = faults.notes.length + faults.more;
  const mayPropose = faulty === 0 && count > 0;
  const languageName = (code: string): string => translate(`common:language.${code}`);
  return (
    <section aria-labelledby="import-preview" className="import-preview">
      <h2 id="import-preview">
        {translate("invitations:import.title", { fileName: list.fileName })}
      </h2>
      {isAnew && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>{translate("invitations:import.changed")}</p>
        </Notice>
      )}
      {faulty > 0 && (
        <Notice tone="danger" word={translate("staff:ui.danger")} isAnswer>
          <p>
            <strong>{translate("invitations:import.faults", { count: faulty })}</strong>
          </p>
          <p>{translate("invitations:import.faultsHelp")}</p>
          <Notes notes={faults} translate={translate} />
        </Notice>
      )}
      <div role="status">
        <p>
          <strong>
            {count === 0
              ? translate("invitations:import.none")
              : translate("invitations:import.count", { count })}
          </strong>{" "}
          {languages.length > 0 &&
            translate("invitations:import.languages", {
              languages: languages
                .map((each) =>
                  translate("invitations:import.languageCount", {
                    language: languageName(each.language),
                    count: each.count,
                  }),
                )
                .join(", "),
            })}
        </p>
      </div>
      {remarks.notes.length > 0 && (
        <>
          <h3>{translate("invitations:import.remarks")}</h3>
          <Notes notes={remarks} translate={translate} />
        </>
      )}
      {sample.length > 0 && (
        <Table
          caption={translate("invitations:import.sample")}
          stacks
          columns={[
            { key: "row", heading: translate("invitations:import.sampleRow") },
            { key: "name", heading: translate("invitations:import.sampleName") },
            { key: "to", heading: translate("invitations:import.sampleTo") },
            { key: "language", heading: translate("invitations:import.sampleLanguage") },
          ]}
          rows={sample.map((each) => ({
            key: String(each.row),
            cells: {
              row: each.row,
              name: <bdi>{each.name}</bdi>,
              to: <bdi>{each.to}</bdi>,
              language: languageName(each.language),
            },
          }))}
        />
      )}
      {mayPropose && <p>{translate("invitations:new.twoPeople")}</p>}
      <div className="button-row">
        {mayPropose && (
          <form action={submit}>
            <CarriedFields list={list} withColumns />
            <input type="hidden" name="hash" value={hash} />
            <SubmitButton busy={translate("invitations:new.proposing")}>
              {translate("invitations:import.propose", { count })}
            </SubmitButton>
          </form>
        )}
        <form action={submit}>
          <CarriedFields list={list} withColumns />
          <input type="hidden" name="again" value="columns" />
          <SubmitButton kind="quiet" busy={translate("invitations:new.reading")}>
            {translate("invitations:import.changeColumns")}
          </SubmitButton>
        </form>
      </div>
    </section>
  );
};

const Notes = ({
  notes: { notes, more },
  translate,
}: {
  readonly notes: RowNotes;
  readonly translate: Translate;
}) => (
  <ul className="plain-list">
    {notes.map(({ row, text }) => (
      <li key={`${row} ${text}`}>{translate("invitations:import.row", { row, what: text })}</li>
    ))}
    {more > 0 && <li>{translate("invitations:import.more", { count: more })}</li>}
  </ul>
);
