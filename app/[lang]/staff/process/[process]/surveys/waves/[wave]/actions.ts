"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { ProcessId, RoundId, WaveId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { returnPath } from "#server/auth/return-path.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

const statuses = ["waiting", "confirmed", "refused"] as const;

/** The pressed button says the status, and the form which statement. */
export const decideOnStatement = async (
  language: LanguageCode,
  processId: ProcessId,
  waveId: WaveId,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const asked = formText(form, "status", 20);
  const status = statuses.find((each) => each === asked);
  const query = new URLSearchParams({ view: "statements", show: formText(form, "show", 20) });
  const decided =
    status === undefined
      ? null
      : await operations().decideStatement(actor, formText(form, "statement", 100), status);
  if (decided?.ok === true) query.set("done", "decided");
  else query.set("failed", decided?.problem.code ?? "not_found");
  redirect(`/${language}/staff/process/${processId}/surveys/waves/${waveId}?${query}`);
};

export const sealSurvey = async (
  language: LanguageCode,
  processId: ProcessId,
  waveId: WaveId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  if (formText(form, "understood") !== "yes") {
    const text = translate("surveys:seal.notTicked");
    return { values: {}, errors: [{ field: "understood", text }] };
  }
  const sealed = await operations().sealWave(actor, waveId);
  if (!sealed.ok) {
    const text = translate(`surveys:failed.${sealed.problem.code}`);
    return { values: {}, errors: [{ field: null, text }] };
  }
  return redirect(
    `/${language}/staff/process/${processId}/surveys/waves/${waveId}?done=${sealed.value.state}`,
  );
};

/** Asks for a whole result to be withdrawn, or agrees by saying the same. */
export const withdrawResult = async (
  language: LanguageCode,
  page: string,
  roundId: RoundId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const reason = formText(form, "reason");
  const withdrawn = await operations().withdrawPublication(actor, roundId, reason);
  if (withdrawn.ok) return redirect(returnPath(page, language));
  const { code } = withdrawn.problem;
  const text = (await staffTranslator(language))(`joint:problem.${code}`);
  const field = code === "reason_missing" || code === "reason_too_long" ? "reason" : null;
  return { values: { reason }, errors: [{ field, text }] };
};
