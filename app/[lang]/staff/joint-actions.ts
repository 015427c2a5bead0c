"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { returnPath } from "#server/auth/return-path.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

/** Where the request stands, to come back to, and which one it is. */
export interface JointAddress {
  readonly language: LanguageCode;
  readonly back: string;
  readonly id: string;
}

export const refuseRequest = async (
  { language, back, id }: JointAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const refused = await staffOperations().refuseJointRequest(actor, id, formText(form, "reason"));
  if (!refused.ok) return problemState(language, refused.problem.code);
  return redirect(returnPath(back, language));
};

export const takeBackRequest = async (
  { language, back, id }: JointAddress,
  _state: FormState,
  _form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const taken = await staffOperations().takeBackJointRequest(actor, id);
  if (!taken.ok) return problemState(language, taken.problem.code);
  return redirect(returnPath(back, language));
};

const problemState = async (language: LanguageCode, code: string): Promise<FormState> => {
  const text = (await staffTranslator(language))(`joint:problem.${code}`);
  return { values: {}, errors: [{ field: code === "reason_missing" ? "reason" : null, text }] };
};
