import type { LocalizedText, ResolvedText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type { Hearing } from "./listen-button.tsx";

export type SpeechValues = Readonly<Record<string, string | number>>;

/**
 * One language's voice. Every answer says which language it is really in, because most languages still borrow
 * Swedish sentences and a page must mark what it borrows (WCAG 3.1.2).
 */
export interface Speech {
  /** The language of the page: what is not marked is in this one. */
  readonly language: LanguageCode;
  /** A sentence of locales/. */
  readonly say: (key: string, values?: SpeechValues) => ResolvedText;
  /** What can be listened to; not there where nothing can. */
  readonly hearing?: Hearing;
  /** A text that is data: a question, a choice, a name. */
  readonly tell: (text: LocalizedText) => ResolvedText;
  /** A date as the sentence of that key writes it, in the time zone of the authority. */
  readonly day: (key: string, date: Date) => string;
}

/** The voice of a whole page, which has an address. */
export interface PageSpeech extends Speech {
  /** The language of the page's address, which links keep: another one where it is not offered. */
  readonly asked: LanguageCode;
  /** `2026-10` as the sentence of that key writes it. */
  readonly month: (key: string, isoMonth: string) => string;
  /** The name of the address's language as the sentence of that key calls it. */
  readonly ownName: (key: string) => string;
}
