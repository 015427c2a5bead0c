"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { formText } from "#server/auth/form-text.ts";
import { returnPath } from "#server/auth/return-path.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import { keepDevice, networkAddress, readDevice, startSession } from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

export const submitSignIn = async (
  language: LanguageCode,
  back: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const email = formText(form, "email", 254);
  const outcome = await staffOperations().signIn({
    email,
    password: formText(form, "password", 1000),
    address: await networkAddress(),
    device: await readDevice(),
  });
  if (!outcome.ok)
    return { values: { email }, errors: await sayProblem(language, outcome.problem) };
  const { id, sessionVersion } = outcome.value;
  const to = returnPath(back, language);
  if (outcome.value.step === "password") {
    await startSession({ sub: id, version: sessionVersion, step: "password" });
    return redirect(`/${language}/staff/sign-in/code?${new URLSearchParams({ to })}`);
  }
  await startSession({ sub: id, version: sessionVersion });
  await keepDevice(outcome.value.device);
  return redirect(to);
};
