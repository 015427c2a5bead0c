import type { ReactNode } from "react";
import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { TextFault } from "#domain/language/check-text.ts";
import type { ImportChange, ImportConflict } from "#domain/language/import-preview.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { ImportState } from "./import-view.ts";
import { SourceDifference } from "./source-text.tsx";

interface PreviewProps {
  readonly shown: Extract<ImportState, { kind: "preview" }>;
  readonly language: LanguageCode;
  readonly submit: (form: FormData) => void;
  readonly translate: Translate;
}

/** Everything that importing a file would do, in words and figures, before anything has been done. */
export const ImportPreviewView = ({ shown, language, submit, translate }: PreviewProps) => {
  const { preview, packed, hash, fileName, isAnew } = shown;
  const { changes, conflicts, invalid, unknown, emptied, missing, lowered, unchanged } = preview;
  const choosable = conflicts.filter(({ faults }) => !isRefused(faults));
  const nothing = changes.length === 0 && choosable.length === 0;
  return (
    <section aria-labelledby="import-preview" className="import-preview">
      <h2 id="import-preview" tabIndex={-1}>
        {translate("texts:import.title", { fileName })}
      </h2>
      {isAnew && (
        <Notice tone="warning" word={translate("staff:ui.warning")} isAnswer>
          <p>{translate("texts:import.anew")}</p>
        </Notice>
      )}
      <div role="status">
        <ul className="import-counts">
          {(
            [
              ["changes", changes.length],
              ["conflicts", conflicts.length],
              ["invalid", invalid.length],
              ["unknown", unknown.length],
              ["emptied", emptied.length],
              ["lowered", lowered.length],
              ["unchanged", unchanged],
              ["missing", missing.length],
            ] as const
          ).map(([what, count]) => (
            <li key={what} className={count === 0 ? "soft" : undefined}>
              <strong>{count}</strong> {translate(`texts:import.count.${what}`, { count })}
            </li>
          ))}
        </ul>
      </div>
      <form action={submit}>
        <input type="hidden" name="packed" value={packed} />
        <input type="hidden" name="hash" value={hash} />
        <input type="hidden" name="fileName" value={fileName} />
        <Part title={translate("texts:import.part.changes")} count={changes.length} isOpen>
          <ul className="import-list">
            {changes.map((change) => (
              <Change key={change.unit} change={change} language={language} translate={translate} />
            ))}
          </ul>
        </Part>
        <Part title={translate("texts:import.part.conflicts")} count={conflicts.length} isOpen>
          <p>{translate("texts:import.conflictsHelp")}</p>
          <ul className="import-list">
            {conflicts.map((conflict) => (
              <Conflict
                key={conflict.unit}
                conflict={conflict}
                language={language}
                translate={translate}
              />
            ))}
          </ul>
        </Part>
        <Part title={translate("texts:import.part.invalid")} count={invalid.length} isOpen>
          <p>{translate("texts:import.invalidHelp")}</p>
          <ul className="import-list">
            {invalid.map(({ unit, target, faults }) => (
              <li key={unit}>
                <UnitId id={unit} />
                <Target text={target} language={language} />
                <Faults faults={faults} translate={translate} />
              </li>
            ))}
          </ul>
        </Part>
        <Part title={translate("texts:import.part.lowered")} count={lowered.length}>
          <p>{translate("texts:import.loweredHelp")}</p>
          <ul className="import-list">
            {lowered.map(({ unit, claimed, given }) => (
              <li key={unit}>
                <UnitId id={unit} />{" "}
                {translate("texts:import.statusChange", {
                  from: translate(`texts:status.${claimed}`),
                  to: translate(`texts:status.${given}`),
                })}
              </li>
            ))}
          </ul>
        </Part>
        <UnitIds what="unknown" ids={unknown} translate={translate} />
        <UnitIds what="emptied" ids={emptied} translate={translate} />
        <UnitIds what="missing" ids={missing} translate={translate} />
        {nothing ? (
          <p>
            <strong>{translate("texts:import.nothing")}</strong>
          </p>
        ) : (
          <>
            <p>{translate("texts:import.promise")}</p>
            <SubmitButton busy={translate("texts:import.importing")}>
              {changes.length === 0
                ? translate("texts:import.confirmChosen")
                : translate("texts:import.confirm", { count: changes.length })}
            </SubmitButton>
          </>
        )}
      </form>
    </section>
  );
};

const isRefused = (faults: readonly TextFault[]): boolean =>
  faults.some(({ severity }) => severity === "stop");

const Part = ({
  title,
  count,
  isOpen = false,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}) =>
  count === 0 ? null : (
    <Details summary={`${title} (${count})`} isOpen={isOpen && count <= 30}>
      {children}
    </Details>
  );

const UnitId = ({ id }: { readonly id: string }) => (
  <code className="unit-id soft" dir="ltr" translate="no">
    {id}
  </code>
);

const Target = ({ text, language }: { readonly text: string; readonly language: LanguageCode }) => (
  <p className="desk-theirs" lang={language} dir={languageOf(language).direction}>
    {text}
  </p>
);

const Change = ({
  change,
  language,
  translate,
  children,
}: {
  readonly change: ImportChange;
  readonly language: LanguageCode;
  readonly translate: Translate;
  readonly children?: ReactNode;
}) => (
  <li>
    <UnitId id={change.unit} />
    <div className="import-pair">
      {change.old !== "" && change.old !== change.new && (
        <div>
          <p className="source-label soft">{translate("texts:import.before")}</p>
          <Target text={change.old} language={language} />
        </div>
      )}
      <div>
        <p className="source-label soft">{translate("texts:import.after")}</p>
        <Target text={change.new} language={language} />
      </div>
    </div>
    {change.oldStatus !== change.newStatus && (
      <p className="soft">
        {translate("texts:import.statusChange", {
          from: translate(`texts:status.${change.oldStatus}`),
          to: translate(`texts:status.${change.newStatus}`),
        })}
      </p>
    )}
    {children}
  </li>
);

const Conflict = ({
  conflict,
  language,
  translate,
}: {
  readonly conflict: ImportConflict<TextFault>;
  readonly language: LanguageCode;
  readonly translate: Translate;
}) => {
  const isWrong = isRefused(conflict.faults);
  const id = `choose-${conflict.unit}`;
  return (
    <Change change={conflict} language={language} translate={translate}>
      <p className="source-label soft">{translate("texts:import.sourceChanged")}</p>
      <p>
        <SourceDifference
          before={conflict.sourceInFile}
          after={conflict.sourceHere}
          words={{
            removed: translate("texts:difference.removed"),
            added: translate("texts:difference.added"),
            end: translate("texts:difference.end"),
          }}
        />
      </p>
      <Faults faults={conflict.faults} translate={translate} />
      {isWrong ? (
        <p className="soft">{translate("texts:import.cannotTake")}</p>
      ) : (
        <div className="choice">
          <input type="checkbox" id={id} name="chosen" value={conflict.unit} />
          <label htmlFor={id}>
            {translate("texts:import.take")}
            <span className="unseen"> {conflict.unit}</span>
          </label>
        </div>
      )}
    </Change>
  );
};

const Faults = ({
  faults,
  translate,
}: {
  readonly faults: readonly TextFault[];
  readonly translate: Translate;
}) =>
  faults.length === 0 ? null : (
    <ul className="plain-list">
      {faults.map(({ code, values }) => (
        <li key={`${code} ${JSON.stringify(values)}`}>
          {translate(`texts:fault.${code}`, values)}
        </li>
      ))}
    </ul>
  );

const UnitIds = ({
  what,
  ids,
  translate,
}: {
  readonly what: "unknown" | "emptied" | "missing";
  readonly ids: readonly string[];
  readonly translate: Translate;
}) => (
  <Part title={translate(`texts:import.part.${what}`)} count={ids.length}>
    <p>{translate(`texts:import.${what}Help`)}</p>
    <ul className="import-list">
      {ids.map((id) => (
        <li key={id}>
          <UnitId id={id} />
        </li>
      ))}
    </ul>
  </Part>
);
