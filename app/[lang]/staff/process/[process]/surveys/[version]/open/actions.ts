"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { readOpening } from "#components/editor/opening.ts";
import type { FormState } from "#components/ui/form-state.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { asId, type ProcessId, type SurveyVersionId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";
import { sayOpeningProblem } from "./say-opening-problem.ts";

/** `shown` is what the person has read: the choices, how the languages stood, and the number of the wave. */
export const openSurvey = async (
  language: LanguageCode,
  processId: ProcessId,
  version: SurveyVersionId,
  shown: Readonly<Record<string, string>>,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const chosen = chosenIn(form);
  const refuse = (problem: Parameters<typeof sayOpeningProblem>[1]) =>
    sayOpeningProblem(language, problem, chosen);
  if (formText(form, "understood") !== "yes") return refuse({ code: "not_ticked" });
  const { readNeedsForm, openWave, now } = operations();
  const { request, values } = readOpening(shown, "", now());
  if (request === null) return refuse({ code: "dates_invalid" });
  const needsForm = await readNeedsForm(actor, processId, values.needs);
  if (!needsForm.ok) return refuse(needsForm.problem);
  const isVersion = values.needs !== "none" && values.needs !== "built_in";
  const opened = await openWave(actor, {
    surveyVersionId: version,
    admission: request.admission,
    serverExchange: request.serverExchange,
    opensAt: request.opensAt ?? now(),
    closesAt: request.closesAt,
    needsForm: needsForm.value,
    needsFormVersion: isVersion ? asId<SurveyVersionId>(values.needs) : undefined,
    number: Number(shown.number),
    ...chosen,
    seen: JSON.parse(shown.seen ?? "{}"),
  });
  if (!opened.ok) {
    if (opened.problem.code === "languages_changed") refresh();
    return refuse(opened.problem);
  }
  return redirect(
    `/${language}/staff/process/${processId}/surveys/waves/${opened.value}?done=opened`,
  );
};

/** What has been ticked and written; what is no language at all is left out. */
const chosenIn = (form: FormData) => ({
  languages: codesOf(form, "languages"),
  machineVoices: codesOf(form, "voices"),
  draftsAccepted: formText(form, "draftsAccepted", 5_000),
});

const codesOf = (form: FormData, name: string): readonly LanguageCode[] =>
  form.getAll(name).flatMap((each) => {
    const code = String(each);
    return isLanguageCode(code) ? [code] : [];
  });
