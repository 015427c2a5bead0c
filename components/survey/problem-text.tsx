import type { AnswerProblem } from "#domain/response/answers.ts";
import { Say } from "./said.tsx";
import type { Speech, SpeechValues } from "./speech.ts";

/** The sentence for one thing that is wrong with an answer. */
export const ProblemText = ({
  speech,
  problem,
}: {
  readonly speech: Speech;
  readonly problem: AnswerProblem;
}) => {
  const { key, values } = problemSentence(problem);
  return <Say speech={speech} text={key} values={values} />;
};

export const problemSentence = (
  problem: AnswerProblem,
): { readonly key: string; readonly values: SpeechValues } => {
  switch (problem.code) {
    case "answer_missing":
      return sentence(problem.row === undefined ? "answer_missing" : "row_missing");
    case "text_too_long":
      return sentence("text_too_long", { maxLength: problem.maxLength });
    case "too_many_rows":
      return sentence("too_many_rows", { maxRows: problem.maxRows });
    case "number_out_of_range":
      return rangeSentence(problem.min, problem.max);
    default:
      return sentence(problem.code);
  }
};

/** "At least 2", "at most 500" or "between 2 and 500": whichever limits there are. */
export const rangeSentence = (
  min: number | null,
  max: number | null,
): { readonly key: string; readonly values: SpeechValues } => {
  if (min !== null && max !== null) return sentence("number_not_between", { min, max });
  if (min !== null) return sentence("number_too_small", { min });
  if (max !== null) return sentence("number_too_large", { max });
  return sentence("number_out_of_range");
};

const sentence = (
  code: string,
  values: SpeechValues = {},
): { readonly key: string; readonly values: SpeechValues } => ({ key: `problems:${code}`, values });
