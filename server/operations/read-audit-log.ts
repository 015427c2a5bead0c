import "server-only";
import { type Actor, roleAt } from "#domain/process/actor.ts";
import { may } from "#domain/process/permissions.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import { fail, type Result, succeed } from "#domain/shared/result.ts";
import {
  type AuditEntry,
  type AuditFilter,
  auditChoices,
  listAudit,
  readAudit,
} from "#server/db/audit.ts";
import type { Connection } from "#server/db/client.ts";
import { namesOf } from "#server/db/people.ts";
import type { AccessProblem } from "./access.ts";
import { auditLines, type ChainCheck, checkAuditChain, emptyChain } from "./check-audit-chain.ts";

export interface AuditPage {
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null on the last one. */
  readonly before: number | null;
  readonly actions: readonly string[];
  readonly people: ReadonlyMap<string, string>;
  /** Of the whole log, whatever the filter shows. */
  readonly check: ChainCheck;
}

interface Needs {
  readonly db: Connection;
}

const pageLength = 50;
const batch = 1000;

/** Who did what, newest first, and whether the whole log is what was written. */
export const readAuditLog =
  ({ db }: Needs) =>
  async (
    actor: Actor,
    authorityId: AuthorityId,
    filter: AuditFilter,
  ): Promise<Result<AuditPage, AccessProblem>> => {
    const access = mayAudit(actor, authorityId);
    if (!access.ok) return access;
    const [found, choices, check] = await Promise.all([
      listAudit(db, authorityId, filter, pageLength + 1),
      auditChoices(db, authorityId),
      checkWhole(db, authorityId, () => {}),
    ]);
    const entries = found.slice(0, pageLength);
    const before = found.length > pageLength ? (entries.at(-1)?.number ?? null) : null;
    const people = await namesOf(db, choices.people);
    return succeed({ entries, before, actions: choices.actions, people, check });
  };

/** The whole log as a file that anybody can check (npm run check:audit). */
export const exportAuditLog =
  ({ db }: Needs) =>
  async (actor: Actor, authorityId: AuthorityId): Promise<Result<string, AccessProblem>> => {
    const access = mayAudit(actor, authorityId);
    if (!access.ok) return access;
    const all: AuditEntry[] = [];
    await checkWhole(db, authorityId, (entries) => all.push(...entries));
    const last = all.at(-1);
    return succeed(
      auditLines(all, last === undefined ? emptyChain : { number: last.number, hash: last.hash }),
    );
  };

const checkWhole = async (
  db: Connection,
  authorityId: AuthorityId,
  take: (entries: readonly AuditEntry[]) => void,
): Promise<ChainCheck> => {
  let check: ChainCheck = { holds: true, end: emptyChain };
  for (let from = 1; ; from += batch) {
    const entries = await readAudit(db, authorityId, { from, most: batch });
    take(entries);
    if (check.holds) check = checkAuditChain(entries, check.end);
    if (entries.length < batch) return check;
  }
};

const mayAudit = (actor: Actor, authorityId: AuthorityId): Result<null, AccessProblem> => {
  const role = roleAt(actor, authorityId);
  if (role === null) return fail({ code: "not_found" });
  return may(role, "read_audit") ? succeed(null) : fail({ code: "forbidden" });
};
