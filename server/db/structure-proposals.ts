import "server-only";
import type { Override } from "#domain/disclosure/published-bundle.ts";
import type { ProcessId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export interface StoredProposal {
  readonly id: string;
  readonly number: number;
  readonly inputHash: string;
  readonly rulesVersion: string;
  readonly document: unknown;
  readonly createdAt: Date;
}

/** Stores a computed proposal under the next number of its process. */
export const saveProposal = async (
  db: Database,
  processId: ProcessId,
  proposal: Omit<StoredProposal, "number" | "document"> & { readonly document: string },
): Promise<number> => {
  const latest = await db.structureProposal.aggregate({
    where: { processId },
    _max: { number: true },
  });
  const number = (latest._max.number ?? 0) + 1;
  await db.structureProposal.create({ data: { ...proposal, processId, number } });
  return number;
};

export const listProposals = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly StoredProposal[]> => {
  const rows = await db.structureProposal.findMany({
    where: { processId },
    orderBy: { number: "desc" },
  });
  return rows.map((row) => ({ ...row, document: JSON.parse(row.document) }));
};

/** Appends a decision about an element. `withdrawn` undoes what stood before; nothing is ever deleted. */
export const saveOverride = async (
  db: Database,
  processId: ProcessId,
  override: Override & { readonly id: string; readonly withdrawn: boolean },
): Promise<void> => {
  await db.elementOverride.create({
    data: {
      id: override.id,
      processId,
      element: override.element,
      value: JSON.stringify(override.value),
      reason: override.reason,
      role: override.by,
      withdrawn: override.withdrawn,
      at: new Date(override.at),
    },
  });
};

/** The override that holds for each element, in the order of the elements' names. */
export const readOverrides = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly Override[]> => {
  const rows = await db.elementOverride.findMany({
    where: { processId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const latest = new Map(rows.map((row) => [row.element, row]));
  return [...latest.values()]
    .filter((row) => !row.withdrawn)
    .toSorted((one, other) => (one.element < other.element ? -1 : 1))
    .map((row) => ({
      element: row.element,
      value: JSON.parse(row.value),
      reason: row.reason,
      by: row.role,
      at: row.at.toISOString(),
    }));
};
