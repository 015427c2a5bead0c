"use server";

import { forbidden, notFound, redirect } from "next/navigation";
import type { LanguageCode } from "#domain/language/registry.ts";
import { staffLanguages } from "#domain/language/staff-language.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

export const submitStart = async (
  language: LanguageCode,
  processId: ProcessId,
  form: FormData,
): Promise<void> => {
  const { actor } = await requirePerson();
  const asked = formText(form, "language", 20);
  const written = staffLanguages.find((each) => each === asked);
  if (written === undefined) return notFound();
  const started = await operations().startPolicy(actor, processId, written);
  if (!started.ok) return started.problem.code === "forbidden" ? forbidden() : notFound();
  redirect(`/${language}/staff/process/${processId}/policy/${started.value}?done=started`);
};
