import "server-only";
import type { LocalizedText } from "#domain/language/localized-text.ts";
import type { AuthorityKind } from "#domain/shared/authority.ts";
import { type AuthorityId, asId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

export interface Authority {
  readonly id: AuthorityId;
  readonly slug: string;
  readonly kind: AuthorityKind;
  readonly name: LocalizedText;
  readonly administrations: readonly Administration[];
  /** Invented, to show the program: may offer languages that no speaker has read. */
  readonly isDemonstration: boolean;
}

export interface Administration {
  readonly id: string;
  readonly name: LocalizedText;
}

interface AuthorityRow {
  readonly id: string;
  readonly slug: string;
  readonly kind: string;
  readonly name: string;
  readonly administrations: string;
  readonly demonstration: boolean;
}

export const authorityFrom = (row: AuthorityRow): Authority => ({
  id: asId<AuthorityId>(row.id),
  slug: row.slug,
  kind: row.kind === "municipality" ? "municipality" : "region",
  name: JSON.parse(row.name),
  administrations: JSON.parse(row.administrations),
  isDemonstration: row.demonstration,
});

export const saveAuthority = async (
  db: Database,
  authority: Authority,
  createdAt: Date,
): Promise<void> => {
  await db.authority.create({
    data: {
      id: authority.id,
      slug: authority.slug,
      kind: authority.kind,
      name: JSON.stringify(authority.name),
      administrations: JSON.stringify(authority.administrations),
      demonstration: authority.isDemonstration,
      createdAt,
    },
  });
};

export const findAuthority = async (db: Database, id: AuthorityId): Promise<Authority | null> => {
  const row = await db.authority.findUnique({ where: { id } });
  return row === null ? null : authorityFrom(row);
};

/** Holds an authority's words of the interface until the transaction ends. What refers to the authority does not wait. */
export const holdAuthority = async (db: Database, id: AuthorityId): Promise<void> => {
  await db.$queryRaw`SELECT "id" FROM "Authority" WHERE "id" = ${id} FOR NO KEY UPDATE`;
};
