import { isEmail } from "#server/auth/email.ts";

/** What is wrong with one field of a form: `staff:problem.<code>` is its sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
}

export interface FieldsInvalid {
  readonly code: "fields_invalid";
  readonly fields: readonly FieldProblem[];
}

export const required = (field: string, value: string, longest = 200): readonly FieldProblem[] => {
  if (value.trim() === "") return [{ field, code: "missing" }];
  return value.length > longest ? [{ field, code: "too_long" }] : [];
};

export const requiredEmail = (field: string, value: string): readonly FieldProblem[] => {
  if (value === "") return [{ field, code: "missing" }];
  return isEmail(value) ? [] : [{ field, code: "email_invalid" }];
};
