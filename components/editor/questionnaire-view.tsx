import type { ReactNode } from "react";
import { Pieces } from "#components/ui/pieces.tsx";
import { type LocalizedText, resolveText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import type { Condition } from "#domain/survey/conditions.ts";
import {
  type Choice,
  isQuestion,
  type OtherChoice,
  type PageElement,
  type Question,
  type Questionnaire,
} from "#domain/survey/questionnaire.ts";
import { describeCondition } from "./describe-condition.ts";
import type { Words } from "./words.ts";

/** The page's own words, and the language in which the survey is read. */
interface ReadingWords extends Words {
  readonly textIn: LanguageCode;
}

interface ViewProps {
  readonly questionnaire: Questionnaire;
  readonly words: ReadingWords;
}

/** A text of the survey, marked with its language where that is not the page's. */
const Told = ({
  text,
  words: { language, textIn },
}: {
  readonly text: LocalizedText;
  readonly words: ReadingWords;
}) => {
  const resolved = resolveText(text, textIn);
  if (resolved === null) return null;
  if (resolved.language === staffLanguage(language)) return resolved.text;
  return (
    <span lang={resolved.language} dir={languageOf(resolved.language).direction}>
      {resolved.text}
    </span>
  );
};

/** A survey to be read from top to bottom, and printed: every question with its answers, limits and conditions. */
export const QuestionnaireView = ({
  questionnaire,
  words: page,
  textIn,
}: {
  readonly questionnaire: Questionnaire;
  readonly words: Words;
  readonly textIn: LanguageCode;
}) => {
  const words = { ...page, textIn };
  const { translate } = words;
  const gates = { name: "gates", title: null, visibleIf: null, elements: questionnaire.gates };
  const pages =
    questionnaire.gates.length === 0 ? questionnaire.pages : [gates, ...questionnaire.pages];
  const firstNumbers = numberPages(pages.map((page) => page.elements.filter(isQuestion).length));
  return (
    <div className="questionnaire">
      <h2>
        <Told text={questionnaire.title} words={words} />
      </h2>
      {questionnaire.description !== null && (
        <p>
          <Told text={questionnaire.description} words={words} />
        </p>
      )}
      {pages.map((page, index) => (
        <section key={page.name} aria-labelledby={`page-${page.name}`}>
          <h3 id={`page-${page.name}`}>
            <span className="soft">
              {translate("surveys:read.page", { number: index + 1, of: pages.length })}{" "}
            </span>
            {page === gates ? (
              translate("surveys:read.gates")
            ) : (
              <Told text={page.title ?? { sv: page.name }} words={words} />
            )}
          </h3>
          {page === gates && <p className="soft">{translate("surveys:read.gatesHelp")}</p>}
          <When questionnaire={questionnaire} words={words} condition={page.visibleIf} />
          <ol className="questions" start={firstNumbers[index]}>
            {page.elements.map((element) => (
              <Element
                key={element.name}
                element={element}
                questionnaire={questionnaire}
                words={words}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
};

/** Numbers go on from page to page. */
const numberPages = (lengths: readonly number[]): readonly number[] =>
  lengths.map((_, index) => 1 + lengths.slice(0, index).reduce((sum, length) => sum + length, 0));

const Element = ({
  element,
  questionnaire,
  words,
}: ViewProps & { readonly element: PageElement }): ReactNode => {
  const when = <When questionnaire={questionnaire} words={words} condition={element.visibleIf} />;
  if (element.kind === "heading") {
    return (
      <li className="between">
        <h4>
          <Told text={element.text} words={words} />
        </h4>
        {when}
      </li>
    );
  }
  if (element.kind === "note") {
    return (
      <li className="between">
        <p className="soft">{words.translate("surveys:read.note")}</p>
        <Markup html={element.html} words={words} />
        {when}
      </li>
    );
  }
  return (
    <li>
      <p className="question-title">
        <Told text={element.title} words={words} />
      </p>
      <p className="soft question-kind">
        {kindOf(element, words)}
        {element.required && `. ${words.translate("surveys:read.required")}`}{" "}
        <code dir="ltr">{element.name}</code>
      </p>
      {element.help !== null && (
        <p>
          <Told text={element.help} words={words} />
        </p>
      )}
      {when}
      <Answers question={element} questionnaire={questionnaire} words={words} />
    </li>
  );
};

/** Sanitised by the compiler; shown as text here, because what it looks like is for the preview. */
const Markup = ({
  html,
  words,
}: {
  readonly html: LocalizedText;
  readonly words: ReadingWords;
}) => {
  const asText = Object.fromEntries(
    Object.entries(html).map(([code, version]) => [code, version.replaceAll(/<[^>]*>/g, " ")]),
  );
  return (
    <p>
      <Told text={asText} words={words} />
    </p>
  );
};

const When = ({
  questionnaire,
  words,
  condition,
}: ViewProps & { readonly condition: Condition | null }) =>
  condition === null ? null : (
    <p className="question-when">
      <Pieces
        text={words.say({
          key: "surveys:condition.when",
          values: { condition: describeCondition(questionnaire, condition) },
        })}
        language={words.language}
      />
    </p>
  );

const kindOf = (question: Question, { translate }: Words): string => {
  switch (question.kind) {
    case "single":
      return translate(`surveys:kind.${question.appearance}`);
    case "text":
      return translate(`surveys:kind.text_${question.input}`, { max: question.maxLength });
    case "comment":
      return translate("surveys:kind.comment", { max: question.maxLength });
    case "table":
      return translate("surveys:kind.table", { max: question.maxRows });
    default:
      return translate(`surveys:kind.${question.kind}`);
  }
};

const Answers = ({
  question,
  questionnaire,
  words,
}: ViewProps & { readonly question: Question }): ReactNode => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return (
        <Choices
          choices={question.choices}
          other={question.other}
          questionnaire={questionnaire}
          words={words}
        />
      );
    case "matrix":
      return (
        <>
          <ul className="choices">
            {question.rows.map((row) => (
              <li key={row.value}>
                <Told text={row.text} words={words} />
              </li>
            ))}
          </ul>
          <p className="soft">{words.translate("surveys:read.columns")}</p>
          <Choices
            choices={question.columns}
            other={null}
            questionnaire={questionnaire}
            words={words}
          />
        </>
      );
    case "table":
      return (
        <ul className="choices">
          {question.columns.map((column) => (
            <li key={column.name}>
              <Told text={column.title} words={words} />{" "}
              <span className="soft">({kindOf(column, words)})</span>
            </li>
          ))}
        </ul>
      );
    case "text":
    case "comment":
      return null;
  }
};

const Choices = ({
  choices,
  other,
  questionnaire,
  words,
}: ViewProps & { readonly choices: readonly Choice[]; readonly other: OtherChoice | null }) => (
  <ul className="choices">
    {choices.map((choice) => (
      <li key={String(choice.value)}>
        <Told text={choice.text} words={words} />
        {choice.exclusive && (
          <span className="soft"> ({words.translate("surveys:read.exclusive")})</span>
        )}
        <When questionnaire={questionnaire} words={words} condition={choice.visibleIf} />
      </li>
    ))}
    {other !== null && (
      <li>
        <Told text={other.text} words={words} />{" "}
        <span className="soft">({words.translate("surveys:read.other")})</span>
      </li>
    )}
  </ul>
);
