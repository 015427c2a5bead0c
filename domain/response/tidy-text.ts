import { withoutDirectionMarks } from "#domain/language/direction-marks.ts";

/** Controls that no keyboard writes and PostgreSQL refuses; tabs and line breaks stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const loneSurrogates = /\p{Surrogate}/gu;

/** One spelling for one text (NFC), without marks that cannot be seen and without spaces around it. */
export const tidyText = (text: string): string =>
  withoutDirectionMarks(text)
    .replace(/\r\n?/g, "\n")
    .replace(controls, "")
    .replace(loneSurrogates, "\ufffd")
    .normalize("NFC")
    .trim();

/** The same for a field of one line. */
export const tidyLine = (text: string): string => tidyText(text).replace(/\s*\n\s*/g, " ");

/** Stored texts are tidy, so that the same words are always the same text. */
export const isTidy = (text: string): boolean => tidyText(text) === text;
