"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { OverrideProblem } from "#server/operations/propose-structure.ts";

export const submitOverride = async (
  language: LanguageCode,
  processId: ProcessId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const element = formText(form, "element", 100);
  const values = { value: formText(form, "value"), reason: formText(form, "reason") };
  const outcome = await operations().overrideElement(actor, processId, { element, ...values });
  if (!outcome.ok) return { values, errors: await sayProblem(language, outcome.problem) };
  return redirect(pageAt(language, processId, { done: "overridden", element }, element));
};

export const submitWithdrawal = async (
  language: LanguageCode,
  processId: ProcessId,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const element = formText(form, "element", 100);
  const outcome = await operations().withdrawOverride(actor, processId, element);
  if (!outcome.ok) return outcome.problem.code === "forbidden" ? forbidden() : notFound();
  redirect(pageAt(language, processId, { done: "withdrawn", element }, element));
};

export const submitKeep = async (language: LanguageCode, processId: ProcessId): Promise<void> => {
  const { actor } = await requirePerson();
  const outcome = await operations().keepProposal(actor, processId);
  if (outcome.ok) {
    redirect(pageAt(language, processId, { done: "kept", number: `${outcome.value}` }, "versions"));
  }
  if (outcome.problem.code === "forbidden") forbidden();
  // Nothing is published: the page says so in place of a proposal.
  if (outcome.problem.code === "nothing_published") redirect(pageAt(language, processId, {}, ""));
  notFound();
};

const sayProblem = async (language: LanguageCode, { code }: OverrideProblem) => {
  const translate = await staffTranslator(language);
  switch (code) {
    case "value_missing":
      return [{ field: "value", text: translate("structure:overriding.valueMissing") }];
    case "reason_missing":
      return [{ field: "reason", text: translate("structure:overriding.reasonMissing") }];
    case "element_unknown":
      return [{ field: null, text: translate("staff:problem.not_found") }];
    case "not_found":
    case "forbidden":
      return [{ field: null, text: translate(`staff:problem.${code}`) }];
  }
};

const pageAt = (
  language: LanguageCode,
  processId: ProcessId,
  query: Readonly<Record<string, string>>,
  anchor: string,
): string => {
  const asked = new URLSearchParams(query);
  const address = `/${language}/staff/process/${encodeURIComponent(processId)}/structure`;
  return `${address}${asked.size === 0 ? "" : `?${asked}`}${anchor === "" ? "" : `#${anchor}`}`;
};
