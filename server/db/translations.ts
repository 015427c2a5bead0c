import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import { isTextStatus } from "#domain/language/text-collection.ts";
import type { TextEntry } from "#domain/language/text-unit.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { ChangedVersion } from "#domain/survey/follow-source.ts";
import type { Database } from "./database.ts";

/** One collection of an authority in one language: where a translator works. */
export interface TextPlace {
  readonly authorityId: AuthorityId;
  /** `interface`, or the id of a survey version. */
  readonly collection: string;
  readonly language: LanguageCode;
}

/** What an authority's people have written in one place. */
export const listTranslations = async (
  db: Database,
  place: TextPlace,
): Promise<readonly TextEntry[]> => {
  const rows = await db.textTranslation.findMany({ where: { ...place } });
  return rows.flatMap(entryFrom);
};

/** The same for some units, and for every language when none is named. */
export const listTranslationsOf = async (
  db: Database,
  place: Omit<TextPlace, "language">,
  units?: readonly string[],
): Promise<readonly TextEntry[]> => {
  const unit = units === undefined ? {} : { unit: { in: [...units] } };
  const rows = await db.textTranslation.findMany({ where: { ...place, ...unit } });
  return rows.flatMap(entryFrom);
};

/** How a text stands, without what a desk shows of it. */
export type TextMark = Pick<TextEntry, "unit" | "language" | "text" | "status" | "madeFrom"> & {
  readonly collection: string;
};

/** Everything that an authority has written, for counting. */
export const listTextMarks = async (
  db: Database,
  authorityId: AuthorityId,
): Promise<readonly TextMark[]> => {
  const rows = await db.textTranslation.findMany({
    where: { authorityId },
    select: {
      collection: true,
      unit: true,
      language: true,
      text: true,
      status: true,
      madeFrom: true,
    },
  });
  return rows.flatMap((row) => {
    const { language, status } = row;
    if (!isLanguageCode(language) || !isTextStatus(status) || status === "missing") return [];
    return [{ ...row, language, status }];
  });
};

export const findTranslation = async (
  db: Database,
  { authorityId, collection, language }: TextPlace,
  unit: string,
): Promise<TextEntry | null> => {
  const row = await db.textTranslation.findUnique({
    where: {
      authorityId_collection_language_unit: { authorityId, collection, language, unit },
    },
  });
  return row === null ? null : (entryFrom(row)[0] ?? null);
};

export type NewTranslation = Omit<TextEntry, "language" | "origin" | "revision">;

/**
 * Writes over the text that has this revision; 0 where nobody has written before. False when somebody else has written
 * in the meantime: their text stays.
 */
export const saveTranslation = async (
  db: Database,
  place: TextPlace,
  text: NewTranslation,
  { id, revision, at }: { readonly id: string; readonly revision: number; readonly at: Date },
): Promise<boolean> => {
  const { unit, unsure, ...rest } = text;
  const values = { ...rest, unsure: JSON.stringify(unsure), revision: revision + 1, updatedAt: at };
  const { authorityId, collection, language } = place;
  const where = { authorityId, collection, language, unit };
  const { count } =
    revision === 0
      ? await db.textTranslation.createMany({
          data: [{ id, ...where, ...values }],
          skipDuplicates: true,
        })
      : await db.textTranslation.updateMany({ where: { ...where, revision }, data: values });
  return count === 1;
};

/** The texts of a survey version go with its copy. */
export const copyTranslations = async (
  db: Database,
  from: Omit<TextPlace, "language">,
  to: { readonly collection: string; readonly newId: () => string },
): Promise<void> => {
  const rows = await db.textTranslation.findMany({ where: { ...from } });
  if (rows.length === 0) return;
  await db.textTranslation.createMany({
    data: rows.map((row) => ({ ...row, id: to.newId(), collection: to.collection })),
  });
};

/**
 * The desk's texts that somebody has changed in the definition itself take what was written there: the newer text
 * counts. A version that the desk has nothing for, or has word for word, is left as it is.
 */
export const followDefinition = async (
  db: Database,
  collection: string,
  changed: readonly ChangedVersion[],
  at: Date,
): Promise<void> => {
  if (changed.length === 0) return;
  const rows = await db.textTranslation.findMany({ where: { collection } });
  const written = new Map(rows.map((row) => [`${row.language} ${row.unit}`, row]));
  for (const { unit, language, text, source } of changed) {
    const row = written.get(`${language} ${unit}`);
    if (row === undefined || row.text === text) continue;
    await db.textTranslation.update({
      where: { id: row.id },
      data: {
        text,
        madeFrom: source,
        status: "translated",
        unsure: "[]",
        reviewer: null,
        reviewedAt: null,
        revision: { increment: 1 },
        updatedAt: at,
      },
    });
  }
};

interface TranslationRow {
  readonly unit: string;
  readonly language: string;
  readonly text: string;
  readonly status: string;
  readonly madeFrom: string;
  readonly unsure: string;
  readonly reviewer: string | null;
  readonly reviewedAt: Date | null;
  readonly revision: number;
}

/** None for a language that has left the registry. */
const entryFrom = (row: TranslationRow): readonly TextEntry[] => {
  const { unit, language, text, status, madeFrom, reviewer, reviewedAt, revision } = row;
  if (!isLanguageCode(language) || !isTextStatus(status) || status === "missing") return [];
  return [
    {
      unit,
      language,
      text,
      status,
      madeFrom,
      unsure: JSON.parse(row.unsure),
      reviewer,
      reviewedAt,
      origin: "desk",
      revision,
    },
  ];
};
