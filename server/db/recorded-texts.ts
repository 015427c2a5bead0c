import "server-only";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { Database } from "./database.ts";

/** A text that a human voice reads in a language. */
export interface RecordedText {
  readonly unit: string;
  readonly language: LanguageCode;
}

/** Which texts of a collection have been recorded; the sound itself stays where it is. */
export const listRecordedTexts = async (
  db: Database,
  authorityId: AuthorityId,
  collection: string,
): Promise<readonly RecordedText[]> => {
  const rows = await db.textClip.findMany({
    where: { authorityId, collection },
    select: { unit: true, language: true },
  });
  return rows.flatMap(({ unit, language }) =>
    isLanguageCode(language) ? [{ unit, language }] : [],
  );
};
