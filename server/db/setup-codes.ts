import "server-only";
import type { Database } from "./database.ts";

/** What a code opens: the first-run page, or one person's choice of a password. */
export type CodePurpose = "first-run" | `person:${string}`;

/** A new code replaces the one before it: what was printed or handed out earlier no longer opens anything. */
export const replaceCode = async (
  db: Database,
  purpose: CodePurpose,
  codeHash: string,
  createdAt: Date,
): Promise<void> => {
  await db.setupCode.upsert({
    where: { id: purpose },
    create: { id: purpose, codeHash, createdAt },
    update: { codeHash, createdAt, usedAt: null },
  });
};

/** True once per code, also when two people type it at the same moment. */
export const spendCode = async (
  db: Database,
  purpose: CodePurpose,
  codeHash: string,
  issuedAfter: Date,
  now: Date,
): Promise<boolean> => {
  const { count } = await db.setupCode.updateMany({
    where: { id: purpose, codeHash, usedAt: null, createdAt: { gt: issuedAfter } },
    data: { usedAt: now },
  });
  return count === 1;
};
