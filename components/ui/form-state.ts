import { fieldId } from "./field.tsx";

/** What a server action answers to a form that it did not accept: what was typed, and what is wrong with it. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

export interface FormError {
  /** Null when it is about the whole form. */
  readonly field: string | null;
  readonly text: string;
}

export type FormAction<State extends FormState = FormState> = (
  state: State,
  form: FormData,
) => Promise<State>;

export const emptyForm: FormState = { values: {}, errors: [] };

export const errorAt = ({ errors }: FormState, field: string): string | undefined =>
  errors.find((each) => each.field === field)?.text;

/** For the error summary: each error leads to its field. */
export const summaryOf = ({ errors }: FormState) =>
  errors.map(({ field, text }) => ({
    fieldId: field === null ? null : fieldId({ name: field }),
    text,
  }));
