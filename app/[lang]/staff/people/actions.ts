"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { CodeFormState } from "#components/account/invite-form.tsx";
import type { FormState } from "#components/ui/form-state.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { roles } from "#domain/process/actor.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requireMembership } from "#server/auth/require-person.ts";
import { sayProblem } from "#server/auth/say-problem.ts";
import { env } from "#server/env.ts";
import { staffOperations } from "#server/operations/staff-wiring.ts";

export const submitInvitation = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  _state: CodeFormState,
  form: FormData,
): Promise<CodeFormState> => {
  const { actor } = await requireMembership(authorityId, "manage_people");
  const values = {
    name: formText(form, "name"),
    email: formText(form, "email"),
    role: formText(form, "role"),
    languages: languagesChosen(form).join(" "),
  };
  const role = roleNamed(values.role);
  if (role === null) {
    return { values, errors: await sayProblem(language, roleNotChosen) };
  }
  const outcome = await staffOperations().invitePerson(actor, {
    ...values,
    authorityId,
    role,
    languages: languagesChosen(form),
  });
  if (!outcome.ok) return { values, errors: await sayProblem(language, outcome.problem) };
  refresh();
  return { values: {}, errors: [], issued: { ...outcome.value, page: codePage(language) } };
};

/** `role` is a role, or "" to take the person out of the authority. */
export const submitRole = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor, membership } = await requireMembership(authorityId, "manage_people");
  const asked = formText(form, "role");
  const role = roleNamed(asked);
  const languages = languagesChosen(form);
  const values = { role: asked, languages: languages.join(" ") };
  if (role === null && asked !== "") {
    return { values, errors: await sayProblem(language, roleNotChosen) };
  }
  const personId = asId<PersonId>(formText(form, "person", 100));
  const outcome = await staffOperations().changeRole(actor, authorityId, personId, role, languages);
  if (!outcome.ok) return { values, errors: await sayProblem(language, outcome.problem) };
  const query = new URLSearchParams({
    authority: membership.authority.slug,
    done: role === null ? "removed" : "roleSaved",
  });
  return redirect(`/${language}/staff/people?${query}`);
};

export const submitPasswordCode = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  _state: CodeFormState,
  form: FormData,
): Promise<CodeFormState> => {
  const { actor } = await requireMembership(authorityId, "manage_people");
  const personId = asId<PersonId>(formText(form, "person", 100));
  const outcome = await staffOperations().issuePasswordCode(actor, authorityId, personId);
  if (!outcome.ok) {
    return { values: {}, errors: await sayProblem(language, outcome.problem) };
  }
  return { values: {}, errors: [], issued: { ...outcome.value, page: codePage(language) } };
};

export const submitSecondStepReset = async (
  language: LanguageCode,
  authorityId: AuthorityId,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor, membership } = await requireMembership(authorityId, "manage_people");
  const personId = asId<PersonId>(formText(form, "person", 100));
  const outcome = await staffOperations().resetTotp(actor, authorityId, personId);
  if (!outcome.ok) return { values: {}, errors: await sayProblem(language, outcome.problem) };
  const { slug } = membership.authority;
  const query = new URLSearchParams({ authority: slug, done: "secondStepReset" });
  return redirect(`/${language}/staff/people?${query}`);
};

const languagesChosen = (form: FormData): readonly LanguageCode[] =>
  form.getAll("languages").flatMap((code) => {
    const named = String(code);
    return isLanguageCode(named) ? [named] : [];
  });

const roleNamed = (name: string) => roles.find((role) => role === name) ?? null;

const roleNotChosen = {
  code: "fields_invalid",
  fields: [{ field: "role", code: "choice_unknown" }],
} as const;

const codePage = (language: LanguageCode): string =>
  `${env().address.replace(/\/$/, "")}/${language}/staff/choose-password`;
