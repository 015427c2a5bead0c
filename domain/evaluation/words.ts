import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";

/** Keys of locales/<lang>/evaluation.json. */
export const say = (key: string, values?: Phrase["values"]): Phrase =>
  values === undefined ? { key: `evaluation:${key}` } : { key: `evaluation:${key}`, values };

export const names = (list: readonly Minority[]): PhraseValue => ({
  list: minorities
    .filter((minority) => list.includes(minority))
    .map((minority) => ({ key: `structure:minority.${minority}` })),
});

export const quotedList = (texts: readonly PhraseValue[]): PhraseValue => ({
  list: texts.map((text): Phrase => ({ key: "structure:quoted", values: { text } })),
});
