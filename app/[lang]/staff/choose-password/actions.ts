"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import { keepDevice } from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

export const submitPassword = async (
  language: LanguageCode,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const values = { email: formText(form, "email", 254), code: formText(form, "code", 100) };
  const password = formText(form, "password", 1000);
  const outcome = await staffOperations().choosePassword({ ...values, password });
  if (!outcome.ok) return { values, errors: await sayProblem(language, outcome.problem) };
  await keepDevice(outcome.value.device);
  return redirect(`/${language}/staff/sign-in?reason=password_chosen`);
};
