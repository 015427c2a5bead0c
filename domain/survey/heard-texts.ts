import type { LanguageCode } from "#domain/language/registry.ts";

/** A voice that reads one text of a wave in one language. */
export interface HeardClip {
  /** Names the recording for good: another recording of the same text has another one. */
  readonly id: string;
  readonly language: LanguageCode;
  /** As in textsOfSurvey; `needs:` in front for the needs form, `interface:` for the program's own words. */
  readonly unit: string;
  readonly milliseconds: number;
  /** What is said, where it is known. */
  readonly transcript: string;
}

export const needsPrefix = "needs:";
export const interfacePrefix = "interface:";

/**
 * Texts of the program that can be recorded: what happens with the answers, and what an answer given together means.
 * Buttons and errors are not among them.
 */
export const isHeardInInterface = (id: string): boolean => heardInInterface.test(id);

const heardInInterface =
  /^survey:(promise\.(sealed|statement|attributed|needs)\.(stored|shown|words|records|free)|start\.young|statement\.(published|confirmed|name))$/;

/** Says the smallest figures of an open round aloud: in a round with other figures it would promise the wrong ones. */
export const namesFiguresOfOpenRounds: ReadonlySet<string> = new Set([
  "survey:promise.sealed.shown",
]);

/** A choice in its place. */
export interface ChoicePlace {
  readonly value: string | number | boolean;
  readonly index: number;
  readonly of: number;
  readonly appearance?: string;
}

/** Where the text of a choice can stand in a SurveyJS definition; a value is there only once in a question. */
export const choiceUnits = (
  question: string,
  { value, index, of, appearance }: ChoicePlace,
): readonly string[] => {
  const list = (name: string) => `${question}.${name}.${value}`;
  const property = (name: string | undefined) =>
    name === undefined ? [] : [`${question}.${name}`];
  switch (appearance) {
    case "boolean":
      return property(index === 0 ? "labelTrue" : "labelFalse");
    case "rating":
      return [
        list("rateValues"),
        ...property(index === 0 ? "minRateDescription" : undefined),
        ...property(index === of - 1 ? "maxRateDescription" : undefined),
      ];
    default:
      return [list("choices"), list("columns"), ...property(switchedOn[String(value)])];
  }
};

/** Choices that SurveyJS adds by a switch have their text in a property. */
const switchedOn: Readonly<Record<string, string>> = {
  none: "noneText",
  refused: "refuseText",
  dontknow: "dontKnowText",
  other: "otherText",
};

/** Where the text of a note can stand: an element of its own, or what is written under the title of a page or panel. */
export const noteUnits = (name: string): readonly string[] => {
  const container = name.replace(/-introduction$/, "");
  if (container === name) return [`${name}.html`];
  return [`${name}.html`, `${container}.description`, `page ${container}.description`];
};

/** Whether a transcript says what stands there anyway: marks, spaces and markup are not heard. */
export const saysTheSame = (transcript: string, shown: string): boolean =>
  spoken(transcript) === spoken(shown);

const spoken = (text: string): string =>
  text
    .replace(/<[^>]*>|&\w+;/g, " ")
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();
