import "server-only";
import type { Database } from "./database.ts";
import type { JointDecision } from "./joint-decisions.ts";

/** The survey that a request is about. */
export interface JointPlace {
  readonly processId: string;
  readonly waveId: string;
  readonly instrument: string;
  readonly number: number;
  /** Whose round it is; null where it is about all of them. */
  readonly audience: string | null;
}

const wave = { select: { id: true, processId: true, instrument: true, number: true } } as const;
const round = { select: { audience: true, wave } } as const;

/** Where the objects of requests are, by the request's id; without those that are gone. */
export const jointPlaces = async (
  db: Database,
  decisions: readonly Pick<JointDecision, "id" | "action" | "subject">[],
): Promise<ReadonlyMap<string, JointPlace>> => {
  const found = await Promise.all(
    decisions.map(
      async ({ id, action, subject }) => [id, await find(db, action, subject)] as const,
    ),
  );
  return new Map(found.flatMap(([id, place]) => (place === null ? [] : [[id, place] as const])));
};

const find = async (
  db: Database,
  action: JointDecision["action"],
  id: string,
): Promise<JointPlace | null> => {
  switch (action) {
    case "seal_wave":
    case "destroy_answers": {
      const row = await db.wave.findUnique({ where: { id }, ...wave });
      return row === null ? null : placeOf(row, null);
    }
    case "withdraw_publication":
    case "publish_themes": {
      const row = await db.round.findUnique({ where: { id }, ...round });
      return row === null ? null : placeOf(row.wave, row.audience);
    }
    case "mint_invitations": {
      const row = await db.invitationBatch.findUnique({ where: { id }, select: { round } });
      return row === null ? null : placeOf(row.round.wave, row.round.audience);
    }
  }
};

const placeOf = (
  { id, ...rest }: Omit<JointPlace, "waveId" | "audience"> & { readonly id: string },
  audience: string | null,
): JointPlace => ({ ...rest, waveId: id, audience });
