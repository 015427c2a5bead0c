import "server-only";
import { checkText, isStopped } from "#domain/language/check-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import { interfaceCollection } from "#domain/language/text-collection.ts";
import { isAtLeast } from "#domain/language/text-status.ts";
import { standingOf, type TextEntry } from "#domain/language/text-unit.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";
import type { Connection } from "#server/db/client.ts";
import { listTranslations, type TextPlace } from "#server/db/translations.ts";
import { interfaceTexts } from "#server/i18n/interface-texts.ts";
import type { OwnWords } from "#server/i18n/translator.ts";
import type { Dependencies } from "./dependencies.ts";
import { hashText } from "./fingerprint.ts";

interface KeptWords {
  readonly at: number;
  readonly words: Promise<OwnWords | null>;
}

/** So long another server may show the old words after a save; this one forgets them at once. */
const keptMs = 10_000;

const kept = new WeakMap<Connection, Map<string, KeptWords>>();

/**
 * The words of the program that an authority's people have written and a reviewer has read, as far as they fit today's
 * Swedish; null when there are none in this language.
 */
export const findOwnWords =
  ({ db, now }: Pick<Dependencies, "db" | "now">) =>
  (authorityId: AuthorityId, language: LanguageCode): Promise<OwnWords | null> => {
    const memory = kept.get(db) ?? new Map<string, KeptWords>();
    kept.set(db, memory);
    const key = `${authorityId} ${language}`;
    const known = memory.get(key);
    const at = now().getTime();
    if (known !== undefined && Math.abs(at - known.at) < keptMs) return known.words;
    const words = readOwnWords(db, authorityId, language);
    const mine = { at, words };
    memory.set(key, mine);
    // A database that does not answer is asked again.
    words.catch(() => {
      if (memory.get(key) === mine) memory.delete(key);
    });
    return words;
  };

/** To be called after every change of an authority's words, when it has been committed. */
export const forgetOwnWords = (
  db: Connection,
  { authorityId, collection, language }: TextPlace,
): void => {
  if (collection === interfaceCollection) kept.get(db)?.delete(`${authorityId} ${language}`);
};

const readOwnWords = async (
  db: Connection,
  authorityId: AuthorityId,
  language: LanguageCode,
): Promise<OwnWords | null> => {
  if (language === "sv") return null;
  const written = await listTranslations(db, {
    authorityId,
    collection: interfaceCollection,
    language,
  });
  if (written.length === 0) return null;
  const { units, entries } = interfaceTexts(language);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const reaches = (entry: TextEntry): boolean => {
    const unit = byId.get(entry.unit);
    if (unit === undefined || entry.text === entries.get(entry.unit)?.text) return false;
    const { status, stale } = standingOf(unit, entry);
    // Saved under other rules than today's, a text must not break a page.
    return (
      isAtLeast(status, "reviewed") && !stale && !isStopped(checkText(unit, entry.text, language))
    );
  };
  const texts = written
    .filter(reaches)
    .map(({ unit, text }) => [unit, text] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (texts.length === 0) return null;
  const version = hashText(JSON.stringify(texts)).slice(0, 16);
  return { language, version, texts: new Map(texts) };
};
