"use server";

import { redirect } from "next/navigation";
import { invitationsAddress } from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/invitation-place.ts";
import type { FormState } from "#components/ui/form-state.ts";
import type { Actor } from "#domain/process/actor.ts";
import { formText } from "#server/auth/form-text.ts";
import { requirePerson } from "#server/auth/require-person.ts";
import { staffTranslator } from "#server/i18n/translator.ts";
import { operations } from "#server/operations/index.ts";
import type { BatchAddress } from "./batch-place.ts";

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: { code: string } };

/** A step that is ticked first; what it answers stands at the tick, and what it did in the address. */
const ticked = async (
  address: BatchAddress,
  form: FormData,
  done: string,
  step: (actor: Actor) => Promise<Outcome>,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(address.language);
  const refuse = (code: string, field: string | null): FormState => ({
    values: {},
    errors: [{ field, text: translate(`invitations:problem.${code}`) }],
  });
  if (formText(form, "understood") !== "yes") return refuse("not_ticked", "understood");
  const outcome = await step(actor);
  return outcome.ok
    ? redirect(batchAddress(address, `done=${done}`))
    : refuse(outcome.problem.code, null);
};

export const agreeToBatch = async (
  address: BatchAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> =>
  ticked(address, form, "minted", (actor) => operations().mintInvitations(actor, address.batchId));

export const withdrawBatch = async (
  address: BatchAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> =>
  ticked(address, form, "withdrawnAll", (actor) =>
    operations().withdrawInvitationBatch(actor, address.batchId),
  );

/** Of those that stood on the printed page, and no others. */
export const markPrinted = async (
  address: BatchAddress,
  ids: readonly string[],
  _state: FormState,
  form: FormData,
): Promise<FormState> =>
  ticked(address, form, "printed", (actor) =>
    operations().markInvitationsSent(actor, address.batchId, ids),
  );

export const refuseBatch = async (
  address: BatchAddress,
  _state: FormState,
  form: FormData,
): Promise<FormState> => {
  const { actor } = await requirePerson();
  const translate = await staffTranslator(address.language);
  const reason = formText(form, "reason", 2_000).trim();
  const refuse = (code: string, field: string | null): FormState => ({
    values: { reason },
    errors: [{ field, text: translate(`invitations:problem.${code}`) }],
  });
  if (reason === "") return refuse("reason_missing", "reason");
  const refused = await operations().refuseInvitations(actor, address.batchId, reason);
  return refused.ok
    ? redirect(batchAddress(address, "done=refused"))
    : refuse(refused.problem.code, null);
};

export const startMailing = async (address: BatchAddress): Promise<void> => {
  const { actor } = await requirePerson();
  return toBatch(address, "mailing", await operations().mailInvitations(actor, address.batchId));
};

export const endMailing = async (address: BatchAddress): Promise<void> => {
  const { actor } = await requirePerson();
  return toBatch(address, "stopped", await operations().stopMailing(actor, address.batchId));
};

/** The pressed button says what, and which invitation. */
export const changeInvitation = async (address: BatchAddress, form: FormData): Promise<void> => {
  const { actor } = await requirePerson();
  const bounced = formText(form, "bounce", 100);
  return bounced === ""
    ? toBatch(
        address,
        "withdrawn",
        await operations().withdrawInvitation(actor, formText(form, "withdraw", 100)),
      )
    : toBatch(address, "bounced", await operations().markInvitationBounced(actor, bounced));
};

const toBatch = (address: BatchAddress, done: string, outcome: Outcome): never =>
  redirect(batchAddress(address, outcome.ok ? `done=${done}` : `failed=${outcome.problem.code}`));

const batchAddress = (address: BatchAddress, query: string): string =>
  `${invitationsAddress(address)}/${address.batchId}?${query}`;
