import "server-only";
import { type DataProtectionDetails, readDetails } from "#domain/data-protection/details.ts";
import { type Actor, roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import { writeAudit } from "#server/db/audit.ts";
import { type Authority, findAuthority } from "#server/db/authorities.ts";
import { inTransaction } from "#server/db/client.ts";
import { findDataProtection, saveDataProtection } from "#server/db/data-protection.ts";
import { listProcesses } from "#server/db/processes.ts";
import type { AccessProblem } from "./access.ts";
import type { Dependencies } from "./dependencies.ts";
import { type KeptWave, keptWavesOf } from "./retention.ts";

export interface DataProtectionPage {
  readonly authority: Authority;
  readonly details: DataProtectionDetails;
  /** Every wave that the authority has opened, with how long its answers are kept. */
  readonly waves: readonly KeptWave[];
}

/** What an authority says about personal data and what it keeps: the ground of every document of the kit. */
export const readDataProtection =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
  ): Promise<Result<DataProtectionPage, AccessProblem>> => {
    const access = accessAuthority(actor, authorityId);
    if (!access.ok) return access;
    const authority = await findAuthority(db, authorityId);
    if (authority === null) return fail({ code: "not_found" });
    const details = await findDataProtection(db, authorityId);
    const processes = await listProcesses(db, [authorityId]);
    const waves = await Promise.all(
      processes.map(({ id }) => keptWavesOf(db, id, details.retentionMonths, now())),
    );
    return succeed({ authority, details, waves: waves.flat() });
  };

export type DescribeProblem =
  | AccessProblem
  | { readonly code: "details_invalid"; readonly fields: readonly string[] };

/** Saves what an authority says. What it says is told to respondents at once. */
export const describeDataProtection =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    given: unknown,
  ): Promise<Result<DataProtectionDetails, DescribeProblem>> => {
    const access = accessAuthority(actor, authorityId);
    if (!access.ok) return access;
    const read = readDetails(given);
    if (!read.ok) return fail({ code: "details_invalid", fields: read.problem });
    await inTransaction(db, async (tx) => {
      await saveDataProtection(tx, authorityId, read.value, now());
      await writeAudit(tx, {
        authorityId,
        at: now(),
        personId: actor.personId,
        action: "data_protection_described",
        subject: authorityId,
        detail: {},
      });
    });
    return succeed(read.value);
  };

const accessAuthority = (actor: Actor, authorityId: AuthorityId): Result<null, AccessProblem> => {
  const role = roleAt(actor, authorityId);
  if (role === null) return fail({ code: "not_found" });
  return may(role, "protect_personal_data") ? succeed(null) : fail({ code: "forbidden" });
};
