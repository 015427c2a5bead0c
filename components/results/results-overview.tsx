import type { Speech } from "#components/structure/speech.ts";
import { Words } from "#components/structure/words.tsx";
import { Button } from "#components/ui/button.tsx";
import { Localized } from "#components/ui/localized.tsx";
import { questionView } from "#domain/chart/question-view.ts";
import type { StatementsOfAudience } from "#domain/chart/statements-view.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { groupedQuestions, searchQuestions } from "./grouped-questions.ts";
import { highlightsOf, mostSaid } from "./highlights.ts";
import { addressOf, queryOf } from "./results-address.ts";
import type { ResultsContext } from "./results-head.tsx";

/** All questions of a survey, each with its finding and what every group said most. */
export const ResultsOverview = ({ context }: { readonly context: ResultsContext }) => {
  const { wave, address, page, speech } = context;
  const { language, translate } = speech;
  const groups = searchQuestions(groupedQuestions(wave), address.search, language);
  const found = groups.reduce((sum, { questions }) => sum + questions.length, 0);
  const hasStatements = wave.rounds.some(({ statements }) => statements.length > 0);
  return (
    <>
      <SearchForm context={context} />
      <ul className="results-links">
        {hasStatements && (
          <li>
            <a href={`${page}/statements?instrument=${wave.instrument}&wave=${wave.number}`}>
              {translate(
                wave.instrument === "internal_inventory"
                  ? "results:overview.administrations"
                  : "results:overview.statements",
              )}
            </a>
          </li>
        )}
        <li>
          <a href={`${page}/csv?${queryOf({ ...address, search: "" })}`} download>
            {translate("results:overview.csv")}
          </a>
        </li>
      </ul>
      <p role="status" className={address.search === "" ? "unseen" : undefined}>
        {translate("results:overview.found", { count: found })}
      </p>
      {groups.map(({ page: name, title, questions }) => (
        <section key={name} aria-labelledby={`page-${name}`}>
          <h2 id={`page-${name}`}>
            {title === null ? (
              translate("results:overview.untitled")
            ) : (
              <Localized text={title} language={language} />
            )}
          </h2>
          <ul className="results-questions">
            {questions.map((question) => (
              <li key={question.name}>
                <h3>
                  <a href={addressOf(page, address, { question: question.name, search: "" })}>
                    <Localized text={question.title} language={language} />
                  </a>
                </h3>
                <InShort context={context} question={question} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
};

const SearchForm = ({ context: { address, page, speech } }: { context: ResultsContext }) => {
  const { translate } = speech;
  return (
    <search>
      <form className="results-search" action={page} method="get">
        <input type="hidden" name="instrument" value={address.instrument} />
        <input type="hidden" name="wave" value={address.wave} />
        <label className="field-label" htmlFor="results-search">
          {translate("results:overview.search")}
        </label>
        <div className="results-search-line">
          <input
            className="control"
            id="results-search"
            name="search"
            type="search"
            dir="auto"
            defaultValue={address.search}
          />
          <Button kind="secondary">{translate("results:overview.searchButton")}</Button>
        </div>
        {address.search !== "" && (
          <p>
            <a href={addressOf(page, address, { search: "" })}>
              {translate("results:overview.all")}
            </a>
          </p>
        )}
      </form>
    </search>
  );
};

const InShort = ({
  context: { bundle, wave, speech },
  question,
}: {
  readonly context: ResultsContext;
  readonly question: Question;
}) => {
  const view = questionView(bundle, {
    instrument: wave.instrument,
    wave: wave.number,
    question: question.name,
  });
  if (view === null) return null;
  const figure = view.byAudience ?? view.themes;
  if (figure !== null) {
    const { chart } = figure;
    return (
      <>
        <p>
          <Words value={chart.finding} speech={speech} />
        </p>
        <dl className="highlights">
          {highlightsOf(chart).map(({ group, title, text, isShown }) => (
            <div key={group}>
              <dt>
                <Words value={title} speech={speech} />
              </dt>
              <dd className={isShown ? undefined : "chart-hatched"}>
                <Words value={text} speech={speech} />
              </dd>
            </div>
          ))}
        </dl>
      </>
    );
  }
  const said = view.statements === null ? null : mostSaid(view.statements);
  return (
    <>
      {view.texts !== null && (
        <p>
          <span className="chart-hatched">
            {speech.translate(`results:notShown.${view.texts}`)}
          </span>
        </p>
      )}
      {said !== null && (
        <dl className="highlights">
          {said.map(({ label, count }) => (
            <div key={speech.say(label)}>
              <dt>
                <Words value={label} speech={speech} />
              </dt>
              <dd>
                {speech.say({ key: "results:overview.administrationsCount", values: { count } })}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {view.statements !== null && said === null && (
        <Said speech={speech} groups={view.statements.groups} />
      )}
    </>
  );
};

const Said = ({
  speech,
  groups,
}: {
  readonly speech: Speech;
  readonly groups: readonly StatementsOfAudience[];
}) => {
  const count = groups.reduce((sum, group) => sum + group.confirmed, 0);
  const isAdministrations = groups.every(({ audience }) => audience === "administrations");
  return (
    <p className="soft">
      {speech.translate(
        isAdministrations ? "results:statements.answered" : "results:overview.joint",
        { count },
      )}
    </p>
  );
};
