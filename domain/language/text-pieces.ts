import { runsRightToLeft, withoutDirectionMarks } from "./direction-marks.ts";
import { type LanguageCode, languageOf, languages } from "./registry.ts";

/** A stretch of a text that is read in one direction. */
export interface TextPiece {
  readonly text: string;
  readonly direction: "ltr" | "rtl";
  /** Null where only the letters are known: a Latin name in a Yiddish sentence may be in any language. */
  readonly language: LanguageCode | null;
}

/**
 * A sentence cut where its direction turns, without the marks that isolate: pages and documents have elements and runs
 * for that, which also say the language. Letters alone name it only where one language is written with them.
 */
export const textPieces = (text: string, language: LanguageCode): readonly TextPiece[] => {
  const { direction } = languageOf(language);
  const foreign = direction === "ltr" ? hebrewWords : latinWords;
  return isolatesIn(text)
    .flatMap(({ words, isIsolated }) =>
      isIsolated && runsRightToLeft(words) !== (direction === "rtl")
        ? [{ words, isForeign: true }]
        : cutAt(words, foreign),
    )
    .reduce<TextPiece[]>((pieces, { words, isForeign }) => {
      const last = pieces.at(-1);
      const own = isForeign ? (direction === "ltr" ? "rtl" : "ltr") : direction;
      if (last?.direction === own && own === direction) {
        pieces[pieces.length - 1] = { ...last, text: last.text + words };
      } else if (words !== "") {
        const named = !isForeign ? language : own === "rtl" ? onlyHebrew : null;
        pieces.push({ text: words, direction: own, language: named });
      }
      return pieces;
    }, []);
};

/** From a Hebrew letter to the last one before anything Latin; digits and signs between them belong to the words. */
const hebrewWords = /\p{Script=Hebrew}(?:[^\p{Script=Latin}]*\p{Script=Hebrew})?/gu;

/** Names, addresses, numbers and ranges: 18:00–20:00 keeps the order of the clock. */
const latinWords = /[\p{Script=Latin}\p{Nd}](?:[^\p{Script=Hebrew}]*[\p{Script=Latin}\p{Nd}%])?/gu;

const [onlyHebrew = null] = languages.filter(({ script }) => script === "Hebr").map(({ id }) => id);

interface Stretch {
  readonly words: string;
  readonly isIsolated: boolean;
}

/** The outermost isolates; a name inside an isolated list goes with its list. */
const isolatesIn = (text: string): readonly Stretch[] => {
  const found: Stretch[] = [];
  let depth = 0;
  let words = "";
  const close = (isIsolated: boolean) => {
    found.push({ words: withoutDirectionMarks(words), isIsolated });
    words = "";
  };
  for (const character of text) {
    if (/[\u2066-\u2068]/.test(character)) {
      if (depth === 0) close(false);
      depth += 1;
    } else if (character === "\u2069" && depth > 0) {
      depth -= 1;
      if (depth === 0) close(true);
    } else words += character;
  }
  close(depth > 0);
  return found;
};

const cutAt = (text: string, foreign: RegExp) => {
  const cut: { readonly words: string; readonly isForeign: boolean }[] = [];
  let from = 0;
  for (const { 0: words, index } of text.matchAll(foreign)) {
    cut.push({ words: text.slice(from, index), isForeign: false }, { words, isForeign: true });
    from = index + words.length;
  }
  cut.push({ words: text.slice(from), isForeign: false });
  return cut;
};
