import "server-only";
import { isIdLike, type ProcessId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export interface StoredPolicy {
  readonly id: string;
  readonly processId: string;
  readonly language: string;
  readonly document: unknown;
  readonly revision: number;
  readonly updatedAt: Date;
}

export const savePolicy = async (
  db: Database,
  policy: {
    readonly id: string;
    readonly processId: ProcessId;
    readonly language: string;
    readonly document: unknown;
  },
  createdAt: Date,
): Promise<void> => {
  await db.policyProposal.create({
    data: {
      ...policy,
      document: JSON.stringify(policy.document),
      revision: 1,
      createdAt,
      updatedAt: createdAt,
    },
  });
};

export const findPolicy = async (db: Database, id: string): Promise<StoredPolicy | null> => {
  if (!isIdLike(id)) return null;
  const row = await db.policyProposal.findUnique({ where: { id } });
  return row === null ? null : { ...row, document: JSON.parse(row.document) };
};

export const listPolicies = async (
  db: Database,
  processId: ProcessId,
): Promise<readonly StoredPolicy[]> => {
  const rows = await db.policyProposal.findMany({
    where: { processId },
    orderBy: { createdAt: "asc" },
  });
  return rows.map((row) => ({ ...row, document: JSON.parse(row.document) }));
};

/** False when somebody else has saved since `revision` was read: nothing of theirs is overwritten. */
export const replacePolicy = async (
  db: Database,
  id: string,
  revision: number,
  document: unknown,
  updatedAt: Date,
): Promise<boolean> => {
  const { count } = await db.policyProposal.updateMany({
    where: { id, revision },
    data: { document: JSON.stringify(document), revision: revision + 1, updatedAt },
  });
  return count === 1;
};
