import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { CollectionView } from "./collection-list.tsx";
import type { Query } from "./desk-address.ts";
import { isFound } from "./text-search.ts";

/** What is chosen on the desk's first page; all of it stands in the address. */
export interface OverviewAddress {
  readonly authority: string | null;
  readonly search: string;
  readonly language: LanguageCode | null;
  /** Only languages in which something is still to be written. */
  readonly isOpenOnly: boolean;
  /** Versions that are in use: their texts can be read and not changed. */
  readonly showsLocked: boolean;
}

export const readOverviewAddress = (query: Query): OverviewAddress => {
  const one = (key: string): string => {
    const value = query[key];
    return (typeof value === "string" ? value : value?.[0]) ?? "";
  };
  const language = one("language");
  return {
    authority: one("authority") === "" ? null : one("authority"),
    search: one("q").slice(0, 200),
    language: isLanguageCode(language) ? language : null,
    isOpenOnly: one("show") === "open",
    showsLocked: one("locked") === "yes",
  };
};

export const isOverviewFiltered = ({ search, language, isOpenOnly }: OverviewAddress): boolean =>
  search !== "" || language !== null || isOpenOnly;

/** The collections that an address asks for, each with the languages that it asks for; none without a language. */
export const overviewList = (
  collections: readonly CollectionView[],
  { search, language, isOpenOnly, showsLocked }: OverviewAddress,
  nameOf: (collection: CollectionView) => string,
): readonly CollectionView[] =>
  collections.flatMap((collection) => {
    if (collection.isLocked && !showsLocked) return [];
    const titles = Object.values(collection.processTitle ?? {});
    if (search !== "" && !isFound(search, [nameOf(collection), ...titles])) return [];
    const languages = collection.languages.filter(
      ({ language: code, counts }) =>
        (language === null || code === language) &&
        (!isOpenOnly || counts.missing + counts.draft + counts.stale > 0),
    );
    return languages.length === 0 ? [] : [{ ...collection, languages }];
  });
