"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { ProcessState } from "#domain/process/states.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

/**
 * Takes the process to `to`. What somebody has to correct is said at the field; what has changed behind their back is
 * said on the page as it is now, since the form they used may no longer be there.
 */
export const submitMove = async (
  language: LanguageCode,
  processId: ProcessId,
  from: ProcessState,
  to: ProcessState,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  const values = { reason: formText(form, "reason", longestReason + 1) };
  const asks = formText(form, "asks", 20);
  const errors = [
    ...(asks === "anyway" && values.reason.trim() === ""
      ? [{ field: "reason", text: translate("workspace:move.reasonMissing") }]
      : []),
    ...(values.reason.length > longestReason
      ? [{ field: "reason", text: translate("workspace:move.reasonTooLong") }]
      : []),
    ...(asks !== "" && form.get("sure") !== "yes"
      ? [{ field: "sure", text: translate("workspace:move.sureMissing") }]
      : []),
  ];
  if (errors.length > 0) return { values, errors };

  const outcome = await operations().moveProcess(actor, processId, { to, ...values });
  const address = `/${language}/staff/process/${encodeURIComponent(processId)}`;
  if (outcome.ok) return redirect(`${address}?done=${doneOf(from, to)}`);
  switch (outcome.problem.code) {
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    case "guards_not_met":
      return redirect(`${address}?failed=guards_not_met`);
    case "step_unknown":
    case "moved_meanwhile":
      return redirect(`${address}?failed=moved_meanwhile`);
  }
};

/** What a reason in the charter can hold. */
const longestReason = 10_000;

const doneOf = (from: ProcessState, to: ProcessState): string => {
  if (to === "paused" || to === "closed") return to;
  return from === "paused" ? "resumed" : "moved";
};
