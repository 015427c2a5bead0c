/** What a person answered, in SurveyJS's own shape: question name -> value; unanswered questions are absent. */
export type Answers = Readonly<Record<string, AnswerValue>>;

export type AnswerValue =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | Readonly<Record<string, string | number>>
  | readonly Readonly<Record<string, string | number | boolean>>[];

/** One thing wrong with one answer. `question` is a name; pages look up the sentence `problems:<code>`. */
export type AnswerProblem =
  | { readonly code: "question_unknown"; readonly question: string }
  | { readonly code: "question_hidden"; readonly question: string }
  | { readonly code: "answer_missing"; readonly question: string; readonly row?: string }
  | { readonly code: "answer_wrong_type"; readonly question: string }
  | { readonly code: "choice_unknown"; readonly question: string }
  | { readonly code: "choice_excludes_others"; readonly question: string }
  | { readonly code: "row_unknown"; readonly question: string }
  | { readonly code: "other_text_missing"; readonly question: string }
  | { readonly code: "text_too_long"; readonly question: string; readonly maxLength: number }
  | {
      readonly code: "number_out_of_range";
      readonly question: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly code: "text_wrong_format"; readonly question: string }
  | { readonly code: "too_many_rows"; readonly question: string; readonly maxRows: number };
