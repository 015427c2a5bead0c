import type { LanguageCode } from "#domain/language/registry.ts";
import { wordDifference } from "./word-difference.ts";

/** A source text, with what must come out unchanged in every language shown apart: `{{date}}` and HTML marks. */
export const SourceText = ({
  text,
  language,
}: {
  readonly text: string;
  readonly language: LanguageCode;
}) => (
  <span className="source-text" lang={language} dir="auto">
    {placesOf(text).map(({ part, at, isKept }) =>
      isKept ? (
        <code key={at} className="kept-part" dir="ltr" translate="no">
          {part}
        </code>
      ) : (
        part
      ),
    )}
  </span>
);

const kept = /(\{\{[^}]*\}\}|<[^<>]+>)/;

const placesOf = (text: string) => {
  let at = 0;
  return text.split(kept).map((part, index) => {
    const place = { part, at, isKept: index % 2 === 1 };
    at += part.length;
    return place;
  });
};

interface DifferenceProps {
  readonly before: string;
  readonly after: string;
  /** Read out around what went and what came, not seen. */
  readonly words: { readonly removed: string; readonly added: string; readonly end: string };
}

/** The old and the new Swedish in one text. Struck through and underlined, so that no colour is needed. */
export const SourceDifference = ({ before, after, words }: DifferenceProps) => {
  let at = 0;
  return (
    <span className="source-text" lang="sv">
      {wordDifference(before, after).map(({ kind, text }) => {
        at += text.length;
        if (kind === "same") return text;
        const Mark = kind === "added" ? "ins" : "del";
        return (
          <Mark key={`${kind} ${at}`}>
            <span className="unseen">{` [${words[kind]}: `}</span>
            {text}
            <span className="unseen">{` ${words.end}] `}</span>
          </Mark>
        );
      })}
    </span>
  );
};
