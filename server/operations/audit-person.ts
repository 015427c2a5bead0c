import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { type AuditRecord, writeAudit } from "#server/db/audit.ts";
import type { Connection } from "#server/db/client.ts";
import { inTransaction } from "#server/db/client.ts";
import type { Database } from "#server/db/database.ts";
import { listAuthoritiesOf } from "#server/db/people.ts";

export type PersonRecord = Omit<AuditRecord, "authorityId" | "personId">;

/** Something that a person has done with their own account: an entry at every authority where they work. */
export const auditPerson = (
  db: Connection,
  personId: PersonId,
  record: PersonRecord,
): Promise<void> => inTransaction(db, (tx) => writePersonAudit(tx, personId, record));

/** The same inside the transaction of what it tells of. Always in the same order, so that two never wait in a ring. */
export const writePersonAudit = async (
  tx: Database,
  personId: PersonId,
  record: PersonRecord,
): Promise<void> => {
  for (const authorityId of await listAuthoritiesOf(tx, personId)) {
    await writeAudit(tx, { ...record, authorityId, personId });
  }
};
