import "server-only";
import {
  type DataProtectionDetails,
  nothingSaid,
  readDetails,
} from "#domain/data-protection/details.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** What an authority has said; nothing where it has said nothing. A field that a later version added is empty. */
export const findDataProtection = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<DataProtectionDetails> => {
  const row = await db.dataProtection.findUnique({ where: { authorityId } });
  if (row === null) return nothingSaid;
  const read = readDetails({ ...nothingSaid, ...JSON.parse(row.details) });
  return read.ok ? read.value : nothingSaid;
};

export const saveDataProtection = async (
  db: Database,
  authorityId: AuthorityId,
  details: DataProtectionDetails,
  changedAt: Date,
): Promise<void> => {
  const values = { details: JSON.stringify(details), changedAt };
  await db.dataProtection.upsert({
    where: { authorityId },
    create: { authorityId, ...values },
    update: values,
  });
};
