import { randomBytes } from "node:crypto";
import type { RoundId } from "#domain/shared/ids.ts";
import type { Ballot } from "#server/db/ballots.ts";
import type { UrnConnection } from "#server/db/client.ts";
import { openUrnRounds } from "#server/db/urn-rounds.ts";

/** Makes rounds known to the urn, which needs no more of them than their ids. */
export const seedRounds = (urn: UrnConnection, rounds: readonly string[]): Promise<void> =>
  openUrnRounds(
    urn,
    rounds.map((id) => ({ id: id as RoundId, publicKey: null })),
    null,
  );

export const someBallot = (roundId: string, receipt = someReceipt()): Ballot => ({
  roundId,
  receipt,
  answers: `{"consent":"yes"}`,
  coded: randomBytes(8),
});

export const someReceipt = (): string => randomBytes(13).toString("hex").toUpperCase();
