import type { AnswerProblem } from "./answers.ts";

/** Why answers that were sent have not been stored. Pages look up the sentence `problems:<code>`. */
export type SubmitProblem =
  | {
      readonly code:
        | "survey_not_found"
        | "survey_not_open"
        | "gates_invalid"
        | "consent_refused"
        | "nonce_invalid"
        | "round_not_open_for_this"
        | "busy";
    }
  | { readonly code: "answers_invalid"; readonly problems: readonly AnswerProblem[] };
