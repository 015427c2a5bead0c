import type { LanguageCode } from "#domain/language/registry.ts";
import { staffLanguage } from "#domain/language/staff-language.ts";
import { textPieces } from "#domain/language/text-pieces.ts";

interface PiecesProps {
  readonly text: string;
  /** Of the page; the sentence itself is in its staff language. */
  readonly language: LanguageCode;
}

/** A sentence of the staff's with words of a survey in it: what runs the other way is an element of its own. */
export const Pieces = ({ text, language }: PiecesProps) => {
  const pieces = textPieces(text, staffLanguage(language));
  const [only] = pieces;
  if (pieces.length === 1 && only?.language === staffLanguage(language)) return only.text;
  let at = 0;
  return pieces.map((piece) => {
    at += piece.text.length;
    if (piece.language === staffLanguage(language)) return piece.text;
    return (
      <bdi key={at} lang={piece.language ?? undefined} dir={piece.direction}>
        {piece.text}
      </bdi>
    );
  });
};
