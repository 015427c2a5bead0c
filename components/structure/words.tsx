import { Localized } from "#components/ui/localized.tsx";
import { Pieces } from "#components/ui/pieces.tsx";
import type { PhraseValue } from "#domain/language/phrase.ts";
import type { Speech } from "./speech.ts";

/** The questionnaire's own words keep the mark of the language they are in; everything else is the page's. */
export const Words = ({
  value,
  speech,
}: {
  readonly value: PhraseValue;
  readonly speech: Speech;
}) =>
  typeof value === "object" && "text" in value ? (
    <Localized text={value.text} language={speech.language} />
  ) : (
    <Pieces text={speech.say(value)} language={speech.language} />
  );
