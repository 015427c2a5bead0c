"use server";

import { redirect } from "next/navigation";
import { readOpening } from "#components/editor/opening.ts";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { ProcessId, SurveyVersionId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

/** `shown` is what the person has read: the choices, and the number that the wave was announced with. */
export const openSurvey = async (
  language: LanguageCode,
  processId: ProcessId,
  version: SurveyVersionId,
  shown: Readonly<Record<string, string>>,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  const refuse = (code: string, field: string | null = null): FormState => ({
    values: {},
    errors: [{ field, text: translate(`surveys:open.problem.${code}`) }],
  });
  if (formText(form, "understood") !== "yes") return refuse("not_ticked", "understood");
  const { readNeedsForm, openWave, now } = operations();
  const { request, values } = readOpening(shown, "", now());
  if (request === null) return refuse("dates_invalid");
  const needsForm = await readNeedsForm(actor, processId, values.needs);
  if (!needsForm.ok) return refuse(needsForm.problem.code);
  const opened = await openWave(actor, {
    surveyVersionId: version,
    admission: request.admission,
    opensAt: request.opensAt ?? now(),
    closesAt: request.closesAt,
    needsForm: needsForm.value,
    number: Number(shown.number),
  });
  if (!opened.ok) return refuse(opened.problem.code);
  return redirect(
    `/${language}/staff/process/${processId}/surveys/waves/${opened.value}?done=opened`,
  );
};
