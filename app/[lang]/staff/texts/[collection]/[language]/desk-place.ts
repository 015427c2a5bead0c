import { notFound } from "next/navigation";
import { pageLanguage } from "#app/[lang]/staff/page-language.ts";
import { requireDesk } from "#app/[lang]/staff/texts/desk-access.ts";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";
import type { AuthorityId } from "#domain/shared/ids.ts";

/** What an action of the desk is told of where it was pressed. */
export interface DeskPlace {
  /** Of the page. */
  readonly language: LanguageCode;
  readonly authorityId: AuthorityId;
  readonly authority: string;
  readonly collection: string;
  /** Translated into. */
  readonly target: LanguageCode;
}

/** Which texts an address is about, for somebody who may translate; whether they may in this language, operations say. */
export const deskPlace = async (
  params: Promise<{ lang: string; collection: string; language: string }>,
  authority: string | readonly string[] | null | undefined,
) => {
  const { collection, language: target } = await params;
  const language = await pageLanguage(params);
  if (!isLanguageCode(target)) return notFound();
  const access = await requireDesk(authority);
  const { id, slug } = access.membership.authority;
  const place: DeskPlace = { language, authorityId: id, authority: slug, collection, target };
  return {
    ...access,
    place,
    desk: deskPath(place),
    query: `?authority=${encodeURIComponent(slug)}`,
  };
};

/** `/sv/staff/texts/interface/yi` */
export const deskPath = ({ language, collection, target }: DeskPlace): string =>
  `/${language}/staff/texts/${encodeURIComponent(collection)}/${target}`;
