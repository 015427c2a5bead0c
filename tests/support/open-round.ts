import { randomBytes } from "node:crypto";
import type { Ballot } from "#server/db/ballots.ts";
import type { Connection } from "#server/db/client.ts";

/** Puts an open wave with these rounds into the database, and nothing more than the tables ask for. */
export const seedRounds = async (db: Connection, rounds: readonly string[]): Promise<void> => {
  const now = new Date("2026-03-01T08:00:00Z");
  await db.authority.create({
    data: { id: "a", slug: "a", kind: "region", name: "{}", administrations: "[]", createdAt: now },
  });
  await db.consultationProcess.create({
    data: {
      id: "p",
      authorityId: "a",
      slug: "p",
      title: "{}",
      state: "draft",
      charter: "{}",
      createdAt: now,
    },
  });
  const instrument = "needs_inventory";
  await db.surveyVersion.create({
    data: { id: "v", processId: "p", instrument, number: 1, definition: "{}", createdAt: now },
  });
  await db.wave.create({
    data: {
      ...{ id: "w", slug: "w", processId: "p", surveyVersionId: "v", instrument, number: 1 },
      ...{ admission: "open", opensAt: now, closesAt: now, createdAt: now },
    },
  });
  await db.round.createMany({
    data: rounds.map((id) => ({ id, waveId: "w", audience: id, regime: "sealed" })),
  });
};

export const someBallot = (roundId: string, receipt = someReceipt()): Ballot => ({
  roundId,
  receipt,
  answers: `{"consent":"yes"}`,
  coded: randomBytes(8),
});

export const someReceipt = (): string => randomBytes(13).toString("hex").toUpperCase();
