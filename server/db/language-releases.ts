import "server-only";
import type { LanguageRelease } from "#domain/language/language-release.ts";
import { isLanguageCode } from "#domain/language/registry.ts";
import { type AuthorityId, asId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** Every yes and every withdrawal of an authority, the oldest first. Rows are never changed and never taken away. */
export const listLanguageReleases = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<readonly LanguageRelease[]> => {
  const rows = await db.languageRelease.findMany({
    where: { authorityId },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  return rows.flatMap((row) =>
    // A language that has left the registry is offered to nobody.
    isLanguageCode(row.language)
      ? [
          {
            id: row.id,
            language: row.language,
            by: row.by === "speaker" ? ("speaker" as const) : ("organiser" as const),
            name: row.name,
            reason: row.reason,
            isWithdrawn: row.withdrawn,
            at: row.at,
          },
        ]
      : [],
  );
};

/** The same of every authority, each for itself. */
export const listReleaseHistories = async (
  db: Database,
): Promise<readonly (readonly LanguageRelease[])[]> => {
  const found = await db.languageRelease.findMany({
    select: { authorityId: true },
    distinct: ["authorityId"],
  });
  return Promise.all(
    found.map(({ authorityId }) => listLanguageReleases(db, asId<AuthorityId>(authorityId))),
  );
};

export const saveLanguageRelease = async (
  db: Database,
  authorityId: AuthorityId,
  { isWithdrawn, ...release }: LanguageRelease,
): Promise<void> => {
  await db.languageRelease.create({ data: { ...release, authorityId, withdrawn: isWithdrawn } });
};
