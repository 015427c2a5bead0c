import type { ReactNode } from "react";
import type { LocalizedText, ResolvedText } from "#domain/language/localized-text.ts";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";
import type { Speech, SpeechValues } from "./speech.ts";

/** The attributes that mark a text of another language than the page's; nothing for the page's own. */
export const marking = (
  text: LanguageCode,
  page: LanguageCode,
): { readonly lang?: string; readonly dir?: "ltr" | "rtl" } => {
  if (text === page) return {};
  const { direction } = languageOf(text);
  return direction === languageOf(page).direction ? { lang: text } : { lang: text, dir: direction };
};

/** A sentence of the program. */
export const Say = ({
  speech,
  text,
  values,
}: {
  readonly speech: Speech;
  readonly text: string;
  readonly values?: SpeechValues;
}) => <Marked speech={speech} said={speech.say(text, values)} />;

/** A sentence of the program around something that has a language or a direction of its own. */
export const SayAround = ({
  speech,
  text,
  values,
  name,
  children,
}: {
  readonly speech: Speech;
  readonly text: string;
  readonly values?: SpeechValues;
  /** The value in whose place the children stand. */
  readonly name: string;
  readonly children: ReactNode;
}) => {
  const said = speech.say(text, { ...values, [name]: gap });
  // The isolates that a value gets from right to left would stand around nothing.
  const [before = "", after = ""] = said.text.split(/\u2068?\uE000\u2069?/u);
  return (
    <span {...marking(said.language, speech.language)}>
      {before}
      {children}
      {after}
    </span>
  );
};

/** Stands in no text: it belongs to nobody. */
const gap = "\uE000";

/** A text of the survey. */
export const Tell = ({
  speech,
  text,
}: {
  readonly speech: Speech;
  readonly text: LocalizedText;
}) => <Marked speech={speech} said={speech.tell(text)} />;

export const Marked = ({
  speech,
  said,
}: {
  readonly speech: Speech;
  readonly said: ResolvedText;
}) => {
  const attributes = marking(said.language, speech.language);
  return attributes.lang === undefined ? said.text : <span {...attributes}>{said.text}</span>;
};
