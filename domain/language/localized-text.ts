import { type LanguageCode, languageOf } from "./registry.ts";

/** The same text in several languages. Swedish is the source and is always there. */
export type LocalizedText = Readonly<Partial<Record<LanguageCode, string>>>;

/** A text as it is shown, with the language it is really in: fallback is marked, never silent. */
export interface ResolvedText {
  readonly text: string;
  readonly language: LanguageCode;
}

/** The text in the wanted language, or along its fallback chain; null when no version exists at all. */
export const resolveText = (text: LocalizedText, wanted: LanguageCode): ResolvedText | null => {
  for (let code: LanguageCode | null = wanted; code !== null; code = languageOf(code).fallback) {
    const version = text[code];
    if (version !== undefined && version !== "") return { text: version, language: code };
  }
  return null;
};

/** For places that hold plain strings only (file names, logs, aria labels): the text, or "" when there is none. */
export const plainText = (text: LocalizedText, wanted: LanguageCode): string =>
  resolveText(text, wanted)?.text ?? "";
