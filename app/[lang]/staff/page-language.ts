import { notFound } from "next/navigation";
import { isLanguageCode, type LanguageCode } from "#domain/language/registry.ts";

/** The language of the address; an address in none of the languages does not exist. */
export const pageLanguage = async (params: Promise<{ lang: string }>): Promise<LanguageCode> => {
  const { lang } = await params;
  return isLanguageCode(lang) ? lang : notFound();
};
