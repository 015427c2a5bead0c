import type { Phrase, PhraseValue } from "#domain/language/phrase.ts";
import { type Minority, minorities } from "#domain/shared/minorities.ts";

/** Keys of locales/<lang>/structure.json. */
export const say = (key: string, values?: Phrase["values"]): Phrase =>
  values === undefined ? { key: `structure:${key}` } : { key: `structure:${key}`, values };

/** In the fixed order, joined with the language's "and". */
export const names = (list: readonly Minority[]): PhraseValue => ({
  list: inOrder(list).map((minority) => say(`minority.${minority}`)),
});

/** The same where a sentence begins with them. */
export const namesFirst = (list: readonly Minority[]): PhraseValue => ({
  list: inOrder(list).map((minority, place) =>
    say(place === 0 ? `minorityStart.${minority}` : `minority.${minority}`),
  ),
});

export const inOrder = (list: readonly Minority[]): readonly Minority[] =>
  minorities.filter((minority) => list.includes(minority));

/** Words of the questionnaire, marked as such: they begin with a capital and may hold commas. */
export const quoted = (text: PhraseValue): Phrase => say("quoted", { text });

export const quotedList = (texts: readonly PhraseValue[]): PhraseValue => ({
  list: texts.map(quoted),
});
