"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { WaveId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

export const submitDay = async (
  language: LanguageCode,
  wave: WaveId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const day = formText(form, "day", 100);
  const outcome = await operations().setDestroyOn(actor, wave, day);
  if (outcome.ok) return redirect(addressOf(language, wave, "saved"));
  return refused(language, { day }, "day", outcome.problem.code);
};

export const submitDecision = async (
  language: LanguageCode,
  wave: WaveId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const values = {
    reference: formText(form, "reference", 1_000),
    decidedBy: formText(form, "decidedBy", 1_000),
    decidedOn: formText(form, "decidedOn", 100),
  };
  const outcome = await operations().recordDisposal(actor, wave, values);
  if (outcome.ok) return redirect(addressOf(language, wave, "saved"));
  return refused(language, values, "reference", outcome.problem.code);
};

export const takeDecisionBack = async (language: LanguageCode, wave: WaveId): Promise<void> => {
  const { actor } = await requirePerson();
  const outcome = await operations().recordDisposal(actor, wave, null);
  redirect(addressOf(language, wave, outcome.ok ? "saved" : outcome.problem.code));
};

export const submitDestruction = async (
  language: LanguageCode,
  wave: WaveId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  if (formText(form, "understood") !== "yes") {
    const text = translate("data-protection:wave.now.sure");
    return { values: {}, errors: [{ field: "understood", text }] };
  }
  const outcome = await operations().destroyAnswers(actor, wave);
  if (outcome.ok) return redirect(addressOf(language, wave, outcome.value.state));
  return refused(language, {}, null, outcome.problem.code);
};

const refused = async (
  language: LanguageCode,
  values: Readonly<Record<string, string>>,
  field: string | null,
  code: string,
): Promise<FormState> => {
  const translate = await staffTranslator(language);
  return { values, errors: [{ field, text: translate(`data-protection:problem.${code}`) }] };
};

const addressOf = (language: LanguageCode, wave: WaveId, done: string): string =>
  `/${language}/staff/data-protection/wave/${encodeURIComponent(wave)}?done=${done}`;
