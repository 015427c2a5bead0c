import type { LocalizedText } from "./localized-text.ts";

/**
 * What the domain says to people: a key of locales/ and the values to put in. The domain has no sentences; whoever
 * renders a phrase brings the words. Keys are `area:path.to.key`.
 */
export interface Phrase {
  readonly key: string;
  readonly values?: Readonly<Record<string, PhraseValue>>;
}

export type PhraseValue =
  | string
  | number
  | Phrase
  /** Text that is data (a choice, a name of an administration). */
  | { readonly text: LocalizedText }
  /** Joined with commas and the language's "and". */
  | { readonly list: readonly PhraseValue[] };

/** Looks a key up in one language. The signature of i18next's `t`, so that components and documents share it. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;
