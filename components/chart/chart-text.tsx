import { Pieces } from "#components/ui/pieces.tsx";
import { type LanguageCode, languageOf } from "#domain/language/registry.ts";

interface ChartTextProps {
  readonly text: string;
  /** Given for a text of the survey: the language it is really in. */
  readonly textIn?: LanguageCode | undefined;
  /** Of the page. */
  readonly language: LanguageCode;
}

/** A label, a heading or a cell, in its own language and direction whatever stands around it. */
export const ChartText = ({ text, textIn, language }: ChartTextProps) =>
  textIn === undefined ? (
    <Pieces text={text} language={language} />
  ) : (
    <bdi lang={textIn} dir={languageOf(textIn).direction}>
      {text}
    </bdi>
  );
