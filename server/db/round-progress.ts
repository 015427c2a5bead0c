import "server-only";
import type { RoundId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/**
 * The figure of the day for an open round: what was stored first on that day stays, however often somebody looks.
 * `count` is asked for only when the day has no figure yet.
 */
export const progressOfDay = async (
  db: Database,
  roundId: RoundId,
  day: number,
  count: () => Promise<number>,
): Promise<number> => {
  const key = { roundId_day: { roundId, day } };
  const known = await db.roundProgress.findUnique({ where: key });
  if (known !== null) return known.atLeast;
  const atLeast = await count();
  await db.roundProgress.createMany({ data: [{ roundId, day, atLeast }], skipDuplicates: true });
  return (await db.roundProgress.findUnique({ where: key }))?.atLeast ?? atLeast;
};
