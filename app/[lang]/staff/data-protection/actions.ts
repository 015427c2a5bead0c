"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { nothingSaid } from "#domain/data-protection/details.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requireMembership } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

export const submitDetails = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  slug: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requireMembership(authorityId, "protect_personal_data");
  const values = Object.fromEntries(
    Object.keys(nothingSaid).map((name) => [name, formText(form, name, 20_000)]),
  );
  const outcome = await operations().describeDataProtection(actor, authorityId, {
    ...values,
    legalBasis: values.legalBasis || null,
    specialCondition: values.specialCondition || null,
    retentionMonths: Number(values.retentionMonths),
  });
  if (outcome.ok) {
    return redirect(`/${language}/staff/data-protection?authority=${slug}&done=saved`);
  }
  switch (outcome.problem.code) {
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    case "details_invalid": {
      const translate = await staffTranslator(language);
      const errors = outcome.problem.fields.map((field) => ({
        field,
        text: translate(
          `data-protection:form.${field === "retentionMonths" ? "monthsInvalid" : "tooLong"}`,
        ),
      }));
      return { values, errors };
    }
  }
};
