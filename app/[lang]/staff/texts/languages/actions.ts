"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { WithdrawProblem } from "#server/operations/release-language.ts";

/** Where a word about a language was said, and which word it was. */
export interface ReleasePlace {
  readonly language: LanguageCode;
  readonly authority: { readonly id: AuthorityId; readonly slug: string };
  readonly about: LanguageCode;
  readonly kind: "release" | "withdraw";
}

export const answerForLanguage = async (
  { language, authority, about, kind }: ReleasePlace,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const values = { name: formText(form, "name", 1_000), reason: formText(form, "reason", 5_000) };
  const { releaseLanguage, withdrawRelease } = operations();
  const asked = { ...values, language: isLanguageCode(about) ? about : "sv" } as const;
  const outcome =
    kind === "release"
      ? await releaseLanguage(actor, authority.id, asked)
      : await withdrawRelease(actor, authority.id, asked);
  if (!outcome.ok) {
    const translate = await staffTranslator(language);
    const { code } = outcome.problem;
    const text = translate(`releases:problem.${code}`);
    return { values, errors: [{ field: fieldOf[code] ?? null, text }] };
  }
  const query = new URLSearchParams({ authority: authority.slug, done: kind });
  return redirect(`/${language}/staff/texts/languages?${query}#${about}`);
};

const fieldOf: Readonly<Partial<Record<WithdrawProblem["code"], string>>> = {
  reason_too_short: "reason",
  reason_too_long: "reason",
  name_missing: "name",
  name_too_long: "name",
};
