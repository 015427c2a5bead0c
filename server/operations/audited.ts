import "server-only";
import type { PersonId } from "#domain/shared/ids.ts";
import { type AuditRecord, writeAudit } from "#server/db/audit.ts";
import { type AuditPlace, authoritiesOfPlace } from "#server/db/audit-places.ts";
import { type Connection, inTransaction } from "#server/db/client.ts";

/** What is written when an operation has succeeded. Ids and codes only: no answer, no code, no address. */
export interface AuditNote {
  readonly place: AuditPlace;
  /** What it was done to; the id of the place unless something new came of it. */
  readonly subject?: string;
  readonly detail?: AuditRecord["detail"];
  /** Who did it, where the operation is not handed an actor. */
  readonly by?: PersonId;
}

type ValueOf<Outcome> = Outcome extends { readonly ok: true; readonly value: infer Value }
  ? Value
  : never;

/**
 * `reads`: changes nothing. `public`: somebody without an account, about whom nothing is written. `itself`: writes its
 * entry in its own transaction. Otherwise what is written afterwards; null where there is nothing to tell.
 */
export type AuditRule<Operation> =
  | "reads"
  | "public"
  | "itself"
  | (Operation extends (...asked: infer Asked) => Promise<infer Outcome>
      ? (asked: Asked, value: ValueOf<Outcome>) => AuditNote | null
      : never);

/** Every operation has its rule: a new one does not compile without. */
export type AuditRules<Operations> = {
  readonly [Name in keyof Operations]: AuditRule<Operations[Name]>;
};

/** The same operations, each of which leaves an entry in the log when it has succeeded. */
export const audited = <Operations extends object>(
  { db, now }: { readonly db: Connection; readonly now: () => Date },
  operations: Operations,
  rules: AuditRules<Operations>,
): Operations => {
  const wrapped = Object.entries(operations).map(([name, operation]) => {
    const rule: unknown = rules[name as keyof Operations];
    if (typeof rule !== "function" || typeof operation !== "function") return [name, operation];
    const withEntry = async (...asked: readonly unknown[]): Promise<unknown> => {
      const outcome = await operation(...asked);
      if (!isSuccess(outcome)) return outcome;
      const note: AuditNote | null = rule(asked, outcome.value);
      if (note !== null) await write({ db, now }, name, asked[0], note);
      return outcome;
    };
    return [name, withEntry];
  });
  return Object.fromEntries(wrapped) as Operations;
};

const write = (
  { db, now }: { readonly db: Connection; readonly now: () => Date },
  action: string,
  actor: unknown,
  { place, subject, detail = {}, by }: AuditNote,
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const [id = ""] = Object.values(place);
    for (const authorityId of await authoritiesOfPlace(tx, place)) {
      const personId = by ?? personOf(actor);
      await writeAudit(tx, {
        ...{ authorityId, at: now(), personId, action },
        ...{ subject: subject ?? id, detail },
      });
    }
  });

const isSuccess = (outcome: unknown): outcome is { readonly ok: true; readonly value: unknown } =>
  typeof outcome === "object" && outcome !== null && "ok" in outcome && outcome.ok === true;

const personOf = (actor: unknown): PersonId => {
  if (typeof actor === "object" && actor !== null && "personId" in actor) {
    return actor.personId as PersonId;
  }
  throw new TypeError("an entry in the log needs somebody who did it");
};
