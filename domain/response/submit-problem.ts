import type { ExchangeProblem } from "#domain/invitation/exchange-problem.ts";
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
        /** The office has not signed this nonce for this round. */
        | "signature_invalid"
        /** Taken back with its receipt: it is not put in again. */
        | "answer_withdrawn"
        | "busy";
    }
  | ExchangeProblem
  | { readonly code: "answers_invalid"; readonly problems: readonly AnswerProblem[] };
