/**
 * Why a code was not exchanged for a signature. `slip` is told in the browser already; `code_for_other_round`: the
 * answers at the beginning chose another group than the invitation is for. Sentences: `problems:<code>`.
 */
export type ExchangeProblem = {
  readonly code:
    | "survey_not_found"
    | "survey_not_open"
    | "code_missing"
    | "code_length"
    | "code_slip"
    | "code_unknown"
    | "code_used"
    | "code_withdrawn"
    | "code_for_other_round"
    | "blinded_invalid"
    | "busy";
};
