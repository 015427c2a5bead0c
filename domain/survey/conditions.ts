/**
 * When something is asked, as data. Compiled from survey-core's expression tree; the same evaluator runs in the
 * browser and on the server, and survey-core is the oracle of its property tests.
 */
export type Condition =
  | { readonly op: "and" | "or"; readonly of: readonly Condition[] }
  | { readonly op: "not"; readonly of: Condition }
  | { readonly op: "empty" | "notempty"; readonly left: Operand }
  | { readonly op: Comparison; readonly left: Operand; readonly right: Operand };

export type Comparison =
  | "equal"
  | "notequal"
  | "greater"
  | "less"
  | "greaterorequal"
  | "lessorequal"
  | "contains"
  | "notcontains"
  | "anyof"
  | "allof"
  | "noneof";

export type Operand =
  | {
      readonly kind: "value";
      readonly value: string | number | boolean | null | readonly (string | number)[];
    }
  /** An answer: `["forms", "referral"]` is the row `referral` of the matrix `forms`. */
  | { readonly kind: "answer"; readonly path: readonly string[] }
  | { readonly kind: "length"; readonly path: readonly string[] };
