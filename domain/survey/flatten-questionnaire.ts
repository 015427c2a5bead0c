import type { LocalizedText } from "#domain/language/localized-text.ts";
import { resolveText } from "#domain/language/localized-text.ts";
import type { LanguageCode } from "#domain/language/registry.ts";
import type {
  Choice,
  OtherChoice,
  Page,
  PageElement,
  Question,
  Questionnaire,
  TableColumn,
} from "./questionnaire.ts";

/** A questionnaire in one language, and what of it had to be taken from another. */
export interface FlatQuestionnaire {
  /** Every text has one version, the one that is shown; its key says which language that is. */
  readonly questionnaire: Questionnaire;
  /** Places whose text fell back, named as in textsOfSurvey: `consent.title`, `page needs.title`. */
  readonly fallen: readonly string[];
  /** How many texts there are. */
  readonly texts: number;
}

/**
 * Takes of every text the version in `language`, or along the registry's fallback, which is always Swedish: never
 * Finnish for Meänkieli, never Northern for Lule Sámi. No other language is left in what comes out.
 */
export const flattenQuestionnaire = (
  questionnaire: Questionnaire,
  language: LanguageCode,
): FlatQuestionnaire => {
  const reader: Reader = { language, fallen: [], texts: 0 };
  return {
    questionnaire: {
      ...questionnaire,
      title: flat(reader, questionnaire.title, "title"),
      description: flatOrNull(reader, questionnaire.description, "description"),
      gates: questionnaire.gates.map((gate) => flatQuestion(reader, gate)),
      pages: questionnaire.pages.map((page) => flatPage(reader, page)),
    },
    fallen: reader.fallen,
    texts: reader.texts,
  };
};

interface Reader {
  readonly language: LanguageCode;
  readonly fallen: string[];
  texts: number;
}

const flat = (reader: Reader, text: LocalizedText, place: string): LocalizedText => {
  const { language } = reader;
  const resolved = resolveText(text, language);
  if (resolved === null) return {};
  reader.texts += 1;
  // "18–25" is the same in every language: there is nothing to translate and nothing to mark.
  if (resolved.language === language || !/\p{L}/u.test(resolved.text)) {
    return { [language]: resolved.text };
  }
  reader.fallen.push(place);
  return { [resolved.language]: resolved.text };
};

const flatOrNull = (
  reader: Reader,
  text: LocalizedText | null,
  place: string,
): LocalizedText | null => (text === null ? null : flat(reader, text, place));

const flatPage = (reader: Reader, page: Page): Page => ({
  ...page,
  title: flatOrNull(reader, page.title, `page ${page.name}.title`),
  elements: page.elements.map((element) => flatElement(reader, element)),
});

const flatElement = (reader: Reader, element: PageElement): PageElement => {
  switch (element.kind) {
    case "heading":
      return { ...element, text: flat(reader, element.text, `${element.name}.title`) };
    case "note":
      return { ...element, html: flat(reader, element.html, `${element.name}.html`) };
    default:
      return flatQuestion(reader, element);
  }
};

/** `prefix` stands before a column's name in a table. */
const flatQuestion = <Asked extends Question>(
  reader: Reader,
  question: Asked,
  prefix = "",
): Asked => {
  const place = `${prefix}${question.name}`;
  return {
    ...question,
    title: flat(reader, question.title, `${place}.title`),
    help: flatOrNull(reader, question.help, `${place}.description`),
    ...flatParts(reader, question, place),
  };
};

const flatParts = (reader: Reader, question: Question, place: string): Partial<Question> => {
  switch (question.kind) {
    case "single":
    case "multiple":
      return {
        choices: flatChoices(reader, question.choices, `${place}.choices`),
        other: flatOther(reader, question.other, place),
      };
    case "matrix":
      return {
        rows: question.rows.map((row) => ({
          ...row,
          text: flat(reader, row.text, `${place}.rows.${row.value}`),
        })),
        columns: flatChoices(reader, question.columns, `${place}.columns`),
      };
    case "table":
      return {
        columns: question.columns.map((column: TableColumn) =>
          flatQuestion(reader, column, `${place}.columns.`),
        ),
      };
    case "text":
    case "comment":
      return {};
  }
};

const flatChoices = (
  reader: Reader,
  choices: readonly Choice[],
  place: string,
): readonly Choice[] =>
  choices.map((choice) => ({
    ...choice,
    text: flat(reader, choice.text, `${place}.${choice.value}`),
  }));

const flatOther = (reader: Reader, other: OtherChoice | null, place: string): OtherChoice | null =>
  other === null ? null : { ...other, text: flat(reader, other.text, `${place}.otherText`) };
