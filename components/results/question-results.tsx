import { ChartFigure } from "#components/chart/chart-figure.tsx";
import { FigureTable } from "#components/chart/figure-table.tsx";
import { chartWords, sayChart, sayTable } from "#components/chart/said-chart.ts";
import { QuoteList } from "#components/free-text/quotes.tsx";
import { Details } from "#components/ui/details.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import { titleOf } from "#domain/chart/labels.ts";
import type { FigureView, QuestionView } from "#domain/chart/question-view.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { besideEqualWeight } from "./minorities-together.ts";
import { queryOf } from "./results-address.ts";
import { fileName, isDivided, type ResultsTable } from "./results-file.ts";
import type { ResultsContext } from "./results-head.tsx";
import { StatementGroups } from "./statement-groups.tsx";
import { ViewChoices } from "./view-choices.tsx";

interface QuestionResultsProps {
  readonly context: ResultsContext;
  readonly view: QuestionView;
}

/** Everything that is published about one question. */
export const QuestionResults = ({ context, view }: QuestionResultsProps) => {
  const { address, speech } = context;
  return (
    <>
      {view.byAudience !== null && <ViewChoices context={context} view={view} />}
      {address.view === "minority" && (
        <Figure
          context={context}
          table="minority"
          figure={besideEqualWeight(view, isDivided(address))}
          question={view.question}
        />
      )}
      {address.view === "equal" && view.equalWeight !== null && (
        <>
          <p>{speech.translate("results:view.equalHelp")}</p>
          <Figure
            context={context}
            table="equal"
            figure={view.equalWeight}
            question={view.question}
          />
        </>
      )}
      {address.view === "counted" && <Counted context={context} view={view} />}
      <WrittenThemes context={context} view={view} />
      {view.texts !== null && (
        <Notice tone="information" word={speech.translate(`results:notShown.${view.texts}`)}>
          <p>{speech.translate("results:question.texts")}</p>
        </Notice>
      )}
      <JointAnswers context={context} view={view} />
      <Gap context={context} view={view} />
    </>
  );
};

/** Each group's own themes, and quotes that stand beside no figure of the same person. */
const WrittenThemes = ({ context, view }: QuestionResultsProps) => {
  const { themes, question } = view;
  const { translate } = context.speech;
  if (themes === null) return null;
  return (
    <>
      <Figure context={context} table="themes" figure={themes} question={question} />
      {themes.quotes.map(({ audience, quotes }) => (
        <section key={audience} aria-labelledby={`quotes-${audience}`}>
          <h2 id={`quotes-${audience}`}>
            {translate("free-text:results.quotes", {
              audience: translate(`common:audience.${audience}`),
            })}
          </h2>
          <p className="soft">{translate("free-text:results.quotesHelp")}</p>
          <QuoteList quotes={quotes} />
        </section>
      ))}
    </>
  );
};

interface FigureProps {
  readonly context: ResultsContext;
  readonly table: ResultsTable;
  readonly figure: FigureView | null;
  readonly question: Question;
}

/** Of the labels: a survey without Yiddish has Swedish ones on a Yiddish page. */
const directionOfTexts = ({ title }: Question, language: LanguageCode): "ltr" | "rtl" =>
  languageOf(resolveText(title, language)?.language ?? "sv").direction;

const Figure = ({ context, table, figure, question }: FigureProps) => {
  if (figure === null) return null;
  const { address, speech } = context;
  return (
    <ChartFigure
      id={fileName(address, table)}
      chart={sayChart(figure.chart, speech)}
      table={sayTable(figure.table, speech)}
      csvHref={csvHref(context, table)}
      words={chartWords(speech.translate)}
      level={2}
      isTitleSeen={table !== "minority"}
      direction={directionOfTexts(question, speech.language)}
    />
  );
};

const csvHref = ({ page, address }: ResultsContext, table: ResultsTable): string => {
  const query = queryOf({ ...address, search: "" });
  query.set("table", table);
  return `${page}/csv?${query}`;
};

/** What a plain count would have given, and why nothing rests on it. */
const Counted = ({ context, view }: QuestionResultsProps) => {
  const { speech } = context;
  if (view.equalWeight === null) return null;
  return (
    <section aria-labelledby="counted">
      <h2 id="counted">{speech.translate("results:view.counted")}</h2>
      <p>{speech.translate("results:view.countedHelp")}</p>
      <p>{speech.translate("results:view.countedUse")}</p>
      <FigureTable table={sayTable(view.equalWeight.counted, speech)} />
      <CsvLink context={context} table="counted" />
    </section>
  );
};

const JointAnswers = ({ context, view }: QuestionResultsProps) => {
  const { page, wave, speech } = context;
  const { translate } = speech;
  if (view.statements === null) return null;
  const isAdministrations = wave.rounds.some(({ regime }) => regime === "attributed");
  const kind = isAdministrations ? "administrations" : "statements";
  return (
    <section aria-labelledby="joint">
      <h2 id="joint">{translate(`results:${kind}.title`)}</h2>
      <p>
        {translate(`results:${kind}.help`)}{" "}
        <a href={`${page}/statements?instrument=${wave.instrument}&wave=${wave.number}`}>
          {translate(`results:overview.${kind}`)}
        </a>
      </p>
      <StatementGroups
        view={view.statements}
        speech={speech}
        isAdministrations={isAdministrations}
        level={3}
      />
      <Details summary={translate("staff:chart.table")}>
        <FigureTable table={sayTable(view.statements.table, speech)} />
      </Details>
      <CsvLink context={context} table="statements" />
    </section>
  );
};

const Gap = ({ context, view }: QuestionResultsProps) => {
  const { translate, say } = context.speech;
  if (view.gap === null) return null;
  return (
    <section aria-labelledby="gap">
      <h2 id="gap">{translate("results:gap.title")}</h2>
      <p>{translate("results:gap.help")}</p>
      <FigureTable table={sayTable(view.gap.table, context.speech)} />
      <CsvLink context={context} table="gap" />
      {view.gap.offers.map(({ question, statements }) => (
        <Details
          key={question.name}
          summary={
            <Pieces
              text={translate("results:gap.who", { question: say(titleOf(question)) })}
              language={context.speech.language}
            />
          }
        >
          <StatementGroups view={statements} speech={context.speech} isAdministrations level={3} />
        </Details>
      ))}
    </section>
  );
};

const CsvLink = ({
  context,
  table,
}: {
  readonly context: ResultsContext;
  readonly table: ResultsTable;
}) => (
  <p>
    <a href={csvHref(context, table)} download>
      {context.speech.translate("results:question.csv")}
    </a>
  </p>
);
