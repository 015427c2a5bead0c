import { EmptyState } from "#components/ui/empty-state.tsx";
import { StatusTag } from "#components/ui/status-tag.tsx";
import { formatDate } from "#domain/language/format-date.ts";
import type { Translate } from "#domain/language/phrase.ts";
import { type LanguageCode, languageCodes, languageOf } from "#domain/language/registry.ts";

/** A respondent's word about a wording. */
export interface ReportView {
  readonly id: string;
  readonly language: LanguageCode;
  readonly page: string | null;
  readonly about: string;
  readonly better: string;
  /** Monday of the week, 2026-11-16. */
  readonly week: string;
  readonly status: "open" | "done";
}

interface ReportListProps {
  readonly reports: readonly ReportView[];
  readonly wordsIn: LanguageCode;
  readonly translate: Translate;
  /** Where a text is looked for in one language: the desk with the search filled in. */
  readonly searchAddress: (language: LanguageCode, search: string) => string;
  /** The form's `report` is an id, `status` what it shall be. */
  readonly change: (form: FormData) => Promise<void>;
}

/** What respondents have reported, language by language, what waits first. */
export const ReportList = (props: ReportListProps) => {
  const { reports, translate } = props;
  if (reports.length === 0) {
    return (
      <EmptyState title={translate("texts:reports.empty")}>
        <p>{translate("texts:reports.emptyHelp")}</p>
      </EmptyState>
    );
  }
  const reported = languageCodes.filter((code) =>
    reports.some(({ language }) => language === code),
  );
  return reported.map((code) => {
    const own = reports.filter(({ language }) => language === code);
    const open = own.filter(({ status }) => status === "open").length;
    return (
      <section key={code} aria-labelledby={`reports-${code}`}>
        <h2 id={`reports-${code}`}>
          {translate(`common:language.${code}`)}{" "}
          <bdi className="soft report-endonym" lang={code} dir={languageOf(code).direction}>
            {languageOf(code).endonym}
          </bdi>
        </h2>
        <p className="soft">{translate("texts:reports.open", { count: open })}</p>
        <ul className="reports">
          {own.map((report) => (
            <Report key={report.id} {...props} report={report} />
          ))}
        </ul>
      </section>
    );
  });
};

/** Longer texts are not found word for word: the first words are enough to find the place. */
const searchWords = 6;

const Report = ({
  report,
  wordsIn,
  translate,
  searchAddress,
  change,
}: ReportListProps & { readonly report: ReportView }) => {
  const { id, language, page, about, better, week, status } = report;
  const isOpen = status === "open";
  const search = about.trim().split(/\s+/).slice(0, searchWords).join(" ");
  return (
    <li className={isOpen ? "report" : "report report-done"}>
      <p className="desk-marks">
        <StatusTag tone={isOpen ? "current" : "done"}>
          {translate(`texts:reports.status.${status}`)}
        </StatusTag>
        <span className="soft">
          {translate("texts:reports.week", { date: formatDate(wordsIn, week) })}
        </span>
      </p>
      <dl className="report-facts">
        {about !== "" && (
          <div>
            <dt>{translate("texts:reports.about")}</dt>
            <dd dir="auto">{about}</dd>
          </div>
        )}
        {better !== "" && (
          <div>
            <dt>{translate("texts:reports.better")}</dt>
            <dd dir="auto">{better}</dd>
          </div>
        )}
        {page !== null && (
          <div>
            <dt>{translate("texts:reports.page")}</dt>
            <dd>
              <bdi className="address" dir="ltr">
                {page}
              </bdi>
            </dd>
          </div>
        )}
      </dl>
      <div className="desk-actions">
        {search !== "" && (
          <a href={searchAddress(language, search)}>{translate("texts:reports.find")}</a>
        )}
        <form action={change}>
          <input type="hidden" name="report" value={id} />
          <button
            type="submit"
            name="status"
            value={isOpen ? "done" : "open"}
            className="button button-secondary"
          >
            {translate(isOpen ? "texts:reports.close" : "texts:reports.reopen")}
          </button>
        </form>
      </div>
    </li>
  );
};
