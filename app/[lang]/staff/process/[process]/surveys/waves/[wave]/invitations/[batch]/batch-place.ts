import { notFound } from "next/navigation";
import {
  addressOf,
  type InvitationAddress,
  type InvitationPlace,
  invitationPlace,
} from "#app/[lang]/staff/process/[process]/surveys/waves/[wave]/invitations/invitation-place.ts";
import { operations } from "#server/operations/index.ts";
import type { InvitationBatch } from "#server/operations/read-invitations.ts";

export interface BatchPlace extends InvitationPlace {
  readonly batch: InvitationBatch;
  /** The address of the batch. */
  readonly at: string;
  readonly address: BatchAddress;
}

/** What an action on a batch is bound to. */
export interface BatchAddress extends InvitationAddress {
  readonly batchId: string;
}

/** A batch of the wave; else the page of what is not there. */
export const batchPlace = async (
  params: Promise<{
    readonly lang: string;
    readonly process: string;
    readonly wave: string;
    readonly batch: string;
  }>,
): Promise<BatchPlace> => {
  const place = await invitationPlace(params);
  const asked = await params;
  const batches = await operations().listInvitationBatches(place.actor, place.page.wave.id);
  const batch = batches.ok ? batches.value.find(({ id }) => id === asked.batch) : undefined;
  if (batch === undefined) notFound();
  return {
    ...place,
    batch,
    at: `${place.here}/${batch.id}`,
    address: { ...addressOf(place), batchId: batch.id },
  };
};
