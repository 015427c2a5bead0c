/** A SurveyJS expression as plain data, before it is known whether a Condition can say it. */
export type Expression =
  | { readonly kind: "nothing" }
  | { readonly kind: "constant"; readonly value: unknown }
  | { readonly kind: "list"; readonly of: readonly Expression[] }
  | { readonly kind: "answer"; readonly name: string }
  | { readonly kind: "call"; readonly name: string }
  | { readonly kind: "unary"; readonly operator: string; readonly of: Expression }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    };
