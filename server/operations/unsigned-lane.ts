import "server-only";
import type { WaveId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import type { Dependencies } from "./dependencies.ts";
import { isPaidFor } from "./order-work.ts";
import { slowLane } from "./slow-lane.ts";

/**
 * What comes in without an invitation, an answer to an open survey or a note of needs: at once when the browser has
 * worked for it, otherwise in its turn.
 */
export const admitUnsigned = async (
  dependencies: Pick<Dependencies, "vault" | "now" | "workBits">,
  waveId: WaveId,
  sent: { readonly nonce: string; readonly work: string | null },
): Promise<Result<null, { readonly code: "busy" }>> => {
  const isAdmitted = isPaidFor(dependencies, waveId, sent) || (await unpaid.wait()) === "waited";
  return isAdmitted ? succeed(null) : fail({ code: "busy" });
};

/**
 * Whoever sends without a script does no work: twenty in a second, and two hundred waiting, are more than any
 * hall of people has, and a flood is held to that.
 */
const unpaid = slowLane({ millisecondsEach: 50, mostWaiting: 200 });
