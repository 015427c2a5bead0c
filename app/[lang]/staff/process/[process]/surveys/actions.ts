"use server";

import { redirect } from "next/navigation";
import type { LanguageCode } from "#domain/language/registry.ts";
import { asId, type ProcessId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { instrumentNames } from "#instruments/for-authority.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

export const createDraft = async (
  language: LanguageCode,
  processId: ProcessId,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const here = `/${language}/staff/process/${processId}/surveys`;
  const asked = formText(form, "instrument", 100);
  const instrument = instrumentNames.find((name) => name === asked);
  if (instrument === undefined) redirect(`${here}?failed=not_found`);
  const made = await operations().draftFromInstrument(actor, processId, instrument);
  redirect(made.ok ? `${here}/${made.value}?done=drafted` : `${here}?failed=not_found`);
};

/** The version that is copied comes with the pressed button. */
export const copyVersion = async (
  language: LanguageCode,
  processId: ProcessId,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const here = `/${language}/staff/process/${processId}/surveys`;
  const source = asId<SurveyVersionId>(formText(form, "version", 100));
  const made = await operations().copySurveyVersion(actor, source);
  redirect(made.ok ? `${here}/${made.value}?done=copied` : `${here}?failed=not_found`);
};
