import "server-only";
import { type AuthorityId, asId, isIdLike, type PersonId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";
import type { TextPlace } from "./translations.ts";

/** A word between those who work with a text. */
export interface TextComment {
  readonly id: string;
  readonly unit: string;
  readonly by: PersonId;
  /** Null for somebody who is not there any more. */
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  readonly resolvedAt: Date | null;
}

/** Comments of one place that nobody has settled, counted by unit. */
export const countOpenComments = async (
  db: Database,
  place: TextPlace,
): Promise<ReadonlyMap<string, number>> => {
  const groups = await db.textComment.groupBy({
    by: ["unit"],
    where: { ...place, resolvedAt: null },
    _count: true,
  });
  return new Map(groups.map(({ unit, _count }) => [unit, _count]));
};

/** The comments of one place, or of one unit there, oldest first. */
export const listComments = async (
  db: Database,
  place: TextPlace,
  unit?: string,
): Promise<readonly TextComment[]> => {
  const rows = await db.textComment.findMany({
    where: { ...place, ...(unit === undefined ? {} : { unit }) },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(rows.map(({ by }) => by))] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, unit: of, by, text, at, resolvedAt }) => ({
    id,
    unit: of,
    by: asId<PersonId>(by),
    name: names.get(by) ?? null,
    text,
    at,
    resolvedAt,
  }));
};

export const countComments = async (
  db: Database,
  place: TextPlace,
  unit: string,
): Promise<number> => db.textComment.count({ where: { ...place, unit } });

export const saveComment = async (
  db: Database,
  { authorityId, collection, language }: TextPlace,
  comment: Pick<TextComment, "id" | "unit" | "by" | "text" | "at">,
): Promise<void> => {
  await db.textComment.create({ data: { ...comment, authorityId, collection, language } });
};

/** Where a comment of the authority stands; null when there is none with this id. */
export const findCommentPlace = async (
  db: Database,
  authorityId: AuthorityId,
  id: string,
): Promise<{ readonly collection: string; readonly language: string } | null> => {
  if (!isIdLike(id)) return null;
  return db.textComment.findFirst({
    where: { id, authorityId },
    select: { collection: true, language: true },
  });
};

/** Whoever is first settles it; the time of that stays. */
export const resolveComment = async (db: Database, id: string, at: Date): Promise<void> => {
  await db.textComment.updateMany({ where: { id, resolvedAt: null }, data: { resolvedAt: at } });
};
