"use server";

import { redirect } from "next/navigation";
import type { FormState } from "#components/ui/form-state.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import { type InvitationAddress, invitationsAddress } from "./invitation-place.ts";

/** The answer says that it is done, at once, whoever gets a reminder. */
export const sendReminders = async (
  address: InvitationAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(address.language);
  if (formText(form, "understood") !== "yes") {
    const text = translate("invitations:problem.not_ticked");
    return { values: {}, errors: [{ field: "understood", text }] };
  }
  const started = await operations().mailReminders(actor, address.waveId);
  if (!started.ok) {
    const text = translate(`invitations:problem.${started.problem.code}`);
    return { values: {}, errors: [{ field: null, text }] };
  }
  return redirect(`${invitationsAddress(address)}?done=reminded`);
};
