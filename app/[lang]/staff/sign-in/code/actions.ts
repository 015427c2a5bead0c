"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { asId, type PersonId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { returnPath } from "#server/auth/return-path.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import {
  endSession,
  keepDevice,
  readDevice,
  readSession,
  startSession,
} from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

export const submitSecondStep = async (
  language: LanguageCode,
  back: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const session = await readSession();
  const to = returnPath(back, language);
  if (session.kind !== "half") return redirect(stepEnded(language));
  const { sub, version } = session.claims;
  const outcome = await staffOperations().enterSecondStep({
    personId: asId<PersonId>(sub),
    sessionVersion: version,
    code: formText(form, "code", 100),
    device: await readDevice(),
  });
  if (!outcome.ok) {
    if (outcome.problem.code !== "signed_out")
      return { values: {}, errors: await sayProblem(language, outcome.problem) };
    await endSession();
    return redirect(stepEnded(language));
  }
  await startSession({ sub, version });
  await keepDevice(outcome.value.device);
  return redirect(to);
};

const stepEnded = (language: LanguageCode): string =>
  `/${language}/staff/sign-in?reason=step_ended`;
