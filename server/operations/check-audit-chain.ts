import "server-only";
import { z } from "zod";
import { canonicalJson } from "#domain/shared/canonical-json.ts";
import { type AuthorityId, asId, type PersonId } from "#domain/shared/ids.ts";
import { type AuditEntry, auditHash } from "#server/db/audit.ts";

/** Where a chain ends: who has written this down earlier sees whether anything before it has been changed since. */
export interface ChainEnd {
  readonly number: number;
  /** Null of a log without entries. */
  readonly hash: string | null;
}

export type ChainCheck =
  | { readonly holds: true; readonly end: ChainEnd }
  /** The first entry that is not what was written: changed, missing before it, or out of its place. */
  | { readonly holds: false; readonly at: number };

export const emptyChain: ChainEnd = { number: 0, hash: null };

/** Goes on from an end over further entries: every number follows, every hash is that of its entry and of the one before. */
export const checkAuditChain = (
  entries: readonly AuditEntry[],
  from: ChainEnd = emptyChain,
): ChainCheck => {
  let end = from;
  for (const { hash, ...content } of entries) {
    const follows = content.number === end.number + 1 && content.previousHash === end.hash;
    if (!follows || auditHash(content) !== hash) return { holds: false, at: end.number + 1 };
    end = { number: content.number, hash };
  }
  return { holds: true, end };
};

/** A log as a file: one entry a line, and where it ends on the last one. */
export const auditLines = (entries: readonly AuditEntry[], end: ChainEnd): string =>
  [
    ...entries.map((entry) => canonicalJson({ ...entry, at: entry.at.toISOString() })),
    canonicalJson({ end: { ...end } }),
  ]
    .join("\n")
    .concat("\n");

const line = z.object({
  authorityId: z.string(),
  number: z.number().int(),
  at: z.iso.datetime(),
  personId: z.string().nullable(),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previousHash: z.string().nullable(),
  hash: z.string(),
});
const lastLine = z.object({
  end: z.object({ number: z.number().int(), hash: z.string().nullable() }),
});

/** Checks a downloaded log without a database. Null: it is no such file, or not whole. */
export const checkAuditFile = (text: string): ChainCheck | null => {
  const lines = text.split("\n").filter((each) => each !== "");
  try {
    const read = lines.map((each): unknown => JSON.parse(each));
    const told = lastLine.safeParse(read.at(-1));
    const entries = z.array(line).safeParse(read.slice(0, -1));
    if (!told.success || !entries.success) return null;
    const check = checkAuditChain(entries.data.map(entryFrom));
    if (!check.holds) return check;
    const { number, hash } = told.data.end;
    const isWhole = check.end.number === number && check.end.hash === hash;
    return isWhole ? check : { holds: false, at: check.end.number + 1 };
  } catch {
    // A line that is no JSON: what it was meant to be is nobody's guess.
    return null;
  }
};

const entryFrom = (read: z.output<typeof line>): AuditEntry => ({
  ...read,
  at: new Date(read.at),
  authorityId: asId<AuthorityId>(read.authorityId),
  personId: read.personId === null ? null : asId<PersonId>(read.personId),
});
