import { Details } from "#components/ui/details.tsx";
import { Localized } from "#components/ui/localized.tsx";
import type { Question } from "#domain/survey/questionnaire.ts";
import { groupedQuestions } from "./grouped-questions.ts";
import { addressOf } from "./results-address.ts";
import type { ResultsContext } from "./results-head.tsx";

/** To the questions before and after, and to every other: the choices of view stay. */
export const QuestionChooser = ({
  context,
  question,
}: {
  readonly context: ResultsContext;
  readonly question: Question;
}) => {
  const { wave, address, page, speech } = context;
  const { language, translate } = speech;
  const groups = groupedQuestions(wave);
  const all = groups.flatMap(({ questions }) => questions);
  const at = all.findIndex(({ name }) => name === question.name);
  const near = [
    ["before", all[at - 1]],
    ["after", all[at + 1]],
  ] as const;
  const hrefOf = ({ name }: Question) => addressOf(page, address, { question: name, search: "" });
  return (
    <nav className="question-chooser" aria-label={translate("results:question.others")}>
      <p>
        <a
          href={addressOf(page, address, {
            question: null,
            by: null,
            comparison: null,
            view: "minority",
          })}
        >
          {translate("results:question.overview")}
        </a>
      </p>
      <Details summary={translate("results:question.choose")}>
        {groups.map(({ page: name, title, questions }) => (
          <div key={name}>
            {title !== null && (
              <p className="question-chooser-page">
                <Localized text={title} language={language} />
              </p>
            )}
            <ul>
              {questions.map((each) => (
                <li key={each.name}>
                  <a
                    href={hrefOf(each)}
                    aria-current={each.name === question.name ? "page" : undefined}
                  >
                    <Localized text={each.title} language={language} />
                  </a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </Details>
      <ul className="question-near">
        {near.map(
          ([key, each]) =>
            each !== undefined && (
              <li key={key}>
                <a href={hrefOf(each)} rel={key === "before" ? "prev" : "next"}>
                  <span className="soft">{translate(`results:question.${key}`)}</span>{" "}
                  <Localized text={each.title} language={language} />
                </a>
              </li>
            ),
        )}
      </ul>
    </nav>
  );
};
