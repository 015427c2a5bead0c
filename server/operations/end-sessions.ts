import "server-only";
import type { Actor } from "#domain/process/actor.ts";
import { inTransaction } from "#server/db/client.ts";
import { endSessions } from "#server/db/people.ts";
import { writePersonAudit } from "./audit-person.ts";
import type { StaffDependencies } from "./staff-dependencies.ts";

/** Signs the actor out on every device. */
export const endOwnSessions =
  ({ db, now }: Pick<StaffDependencies, "db" | "now">) =>
  async ({ personId }: Actor): Promise<void> =>
    inTransaction(db, async (tx) => {
      await endSessions(tx, personId);
      const record = { at: now(), action: "endOwnSessions", subject: personId, detail: {} };
      await writePersonAudit(tx, personId, record);
    });
