"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { authorityKinds } from "#domain/shared/authority.ts";
import { formLines, formText } from "#server/auth/form-text.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import { keepDevice, startSession } from "#server/auth/session.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

const kept = ["code", "kind", "authorityName", "authorityNameInEnglish", "administrations"];

export const submitFirstRun = async (
  language: LanguageCode,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const values = Object.fromEntries(
    [...kept, "name", "email"].map((name) => [name, formText(form, name)]),
  );
  const outcome = await staffOperations().createFirstOrganiser({
    code: formText(form, "code"),
    authority: {
      kind: authorityKinds.find((kind) => kind === values.kind) ?? null,
      name: formText(form, "authorityName"),
      nameInEnglish: formText(form, "authorityNameInEnglish"),
      administrations: formLines(form, "administrations"),
    },
    organiser: {
      name: formText(form, "name"),
      email: formText(form, "email"),
      password: formText(form, "password", 1000),
    },
  });
  if (!outcome.ok) return { values, errors: await sayProblem(language, outcome.problem) };
  await startSession({ sub: outcome.value.id, version: 1 });
  await keepDevice(outcome.value.device);
  return redirect(`/${language}/staff`);
};
