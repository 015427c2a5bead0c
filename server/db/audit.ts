import "server-only";
import { createHash } from "node:crypto";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** What is written about one thing that somebody has done. Ids and codes only: no answer, no code, no address. */
export interface AuditRecord {
  readonly authorityId: AuthorityId;
  readonly at: Date;
  /** Null: the program itself, on its date. */
  readonly personId: PersonId | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

export interface AuditEntry extends AuditRecord {
  /** 1, 2 … without a gap, per authority. */
  readonly number: number;
  readonly previousHash: string | null;
  readonly hash: string;
}

/** Adds an entry to the authority's chain. In the transaction of what it tells of, so that neither is without the other. */
export const writeAudit = async (tx: Database, record: AuditRecord): Promise<AuditEntry> => {
  await tx.$queryRaw`SELECT "id" FROM "Authority" WHERE "id" = ${record.authorityId} FOR UPDATE`;
  const last = await tx.auditEntry.findFirst({
    where: { authorityId: record.authorityId },
    orderBy: { number: "desc" },
    select: { number: true, hash: true },
  });
  const content = { ...record, number: (last?.number ?? 0) + 1, previousHash: last?.hash ?? null };
  const entry = { ...content, hash: auditHash(content) };
  await tx.auditEntry.create({ data: { ...entry, detail: canonicalJson(entry.detail) } });
  return entry;
};

/** SHA-256 of the canonical JSON of everything else in the entry. */
export const auditHash = (content: Omit<AuditEntry, "hash">): string => {
  const { authorityId, number, at, personId, action, subject, detail, previousHash } = content;
  const told = { authorityId, number, at: at.toISOString(), personId, action, subject, detail };
  return createHash("sha256")
    .update(canonicalJson({ ...told, previousHash }))
    .digest("hex");
};

/** An authority's entries, the oldest first, from a number on. */
export const readAudit = async (
  db: Database,
  authorityId: AuthorityId,
  { from, most }: { readonly from: number; readonly most: number },
): Promise<readonly AuditEntry[]> => {
  const rows = await db.auditEntry.findMany({
    where: { authorityId, number: { gte: from } },
    orderBy: { number: "asc" },
    take: most,
  });
  return rows.map((row) => entryFrom(row, authorityId));
};

const entryFrom = (
  row: Omit<AuditEntry, "authorityId" | "personId" | "detail"> & {
    readonly personId: string | null;
    readonly detail: string;
  },
  authorityId: AuthorityId,
): AuditEntry => ({
  ...row,
  authorityId,
  personId: row.personId === null ? null : asId<PersonId>(row.personId),
  detail: JSON.parse(row.detail),
});

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly personId?: string | undefined;
  /** Entries before this number; the newest without it. */
  readonly before?: number | undefined;
}

/** The newest entries that a filter lets through, newest first. */
export const listAudit = async (
  db: Database,
  authorityId: AuthorityId,
  { action, personId, before }: AuditFilter,
  most: number,
): Promise<readonly AuditEntry[]> => {
  const rows = await db.auditEntry.findMany({
    where: {
      authorityId,
      ...(action === undefined ? {} : { action }),
      ...(personId === undefined ? {} : { personId }),
      ...(before === undefined ? {} : { number: { lt: before } }),
    },
    orderBy: { number: "desc" },
    take: most,
  });
  return rows.map((row) => entryFrom(row, authorityId));
};

/** What has been done and by whom, each once: to choose from. */
export const auditChoices = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<{ readonly actions: readonly string[]; readonly people: readonly string[] }> => {
  const where = { authorityId };
  const [actions, people] = await Promise.all([
    db.auditEntry.groupBy({ by: ["action"], where }),
    db.auditEntry.groupBy({ by: ["personId"], where }),
  ]);
  return {
    actions: actions.map(({ action }) => action).toSorted(),
    people: people.flatMap(({ personId }) => (personId === null ? [] : [personId])).toSorted(),
  };
};
