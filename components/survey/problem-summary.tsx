import type { AnswerProblem } from "#domain/response/answers.ts";
import type { Question } from "#domain/survey/questionnaire.ts";
import { ProblemText } from "./problem-text.tsx";
import { questionAnchor } from "./question-frame.tsx";
import { Say, Tell } from "./said.tsx";
import type { Speech } from "./speech.ts";

/** What is wrong on the page, above everything, each line leading to its question. */
export const ProblemSummary = ({
  speech,
  problems,
  questions,
}: {
  readonly speech: Speech;
  readonly problems: readonly AnswerProblem[];
  readonly questions: readonly Question[];
}) => {
  const asked = questions.filter((question) =>
    problems.some((each) => each.question === question.name),
  );
  return asked.length === 0 ? null : (
    <div className="problems" role="alert" tabIndex={-1}>
      <h2>
        <Say speech={speech} text="survey:problems.title" />
      </h2>
      <ul>
        {asked.map((question) => (
          <li key={question.name}>
            <a href={`#${questionAnchor(question.name)}`}>
              <Tell speech={speech} text={question.title} />
            </a>{" "}
            <ProblemText speech={speech} problem={firstOf(problems, question.name)} />
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A refusal that is not about one question: sent too late, the server busy, an answer that nobody asked for. */
export const RefusalSummary = ({
  speech,
  code,
}: {
  readonly speech: Speech;
  readonly code: string;
}) => (
  <div className="problems" role="alert" tabIndex={-1}>
    <h2>
      <Say speech={speech} text="survey:problems.refused" />
    </h2>
    <p>
      <Say speech={speech} text={`problems:${code}`} />
    </p>
  </div>
);

const firstOf = (problems: readonly AnswerProblem[], name: string): AnswerProblem => {
  const found = problems.find((problem) => problem.question === name);
  if (found === undefined) throw new Error(`no problem at ${name}`);
  return found;
};
