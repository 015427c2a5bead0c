"use server";

import { redirect } from "next/navigation";
import {
  type DeskPlace,
  deskPath,
} from "#app/[lang]/staff/texts/[collection]/[language]/desk-place.ts";
import { outcomeQuery } from "#components/voices/voices-address.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { operations } from "#server/operations/index.ts";

/** Takes a recording away, having asked. */
export const removeVoice = async (place: DeskPlace, form: FormData): Promise<void> => {
  const { actor } = await requirePerson();
  const { authority, authorityId, collection, target } = place;
  const unit = formText(form, "unit", 500);
  const removed = await operations().removeClip(
    actor,
    { authorityId, collection, language: target },
    unit,
  );
  const outcome = removed.ok
    ? { removed: 1 }
    : { refused: [{ name: "", code: removed.problem.code }] };
  const query = `authority=${encodeURIComponent(authority)}&${outcomeQuery(outcome)}`;
  redirect(`${deskPath(place)}/voices?${query}`);
};
