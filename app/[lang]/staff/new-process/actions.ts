"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";

export const submitProcess = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(language);
  const values = { name: formText(form, "name"), nameEnglish: formText(form, "nameEnglish") };
  const tooLong = (["name", "nameEnglish"] as const).filter(
    (field) => values[field].trim().length > longestName,
  );
  if (tooLong.length > 0) {
    const text = translate("workspace:newProcess.tooLong");
    return { values, errors: tooLong.map((field) => ({ field, text })) };
  }
  const [sv, en] = [values.name.trim(), values.nameEnglish.trim()];
  const title = en === "" ? { sv } : { sv, en };
  const outcome = await operations().createProcess(actor, authorityId, title);
  if (outcome.ok) return redirect(`/${language}/staff/process/${outcome.value}?done=created`);
  switch (outcome.problem.code) {
    case "not_found":
      return notFound();
    case "forbidden":
      return forbidden();
    case "title_missing":
      return {
        values,
        errors: [{ field: "name", text: translate("workspace:newProcess.missing") }],
      };
  }
};

const longestName = 200;
