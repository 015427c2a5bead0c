import type { TextQuestion } from "#domain/survey/questionnaire.ts";

/** Whether a text is what its input asks for. All of them in time linear in the text. */
export const fitsInput = (input: TextQuestion["input"], text: string): boolean => {
  switch (input) {
    case "text":
    case "number":
      return true;
    case "email":
      return isEmail(text);
    case "url":
      return /^https?:\/\/[^\s/?#.]+\.[^\s]+$/i.test(text);
    case "tel":
      return /^\+?[\d\s()./-]+$/.test(text) && text.replace(/\D/g, "").length >= 3;
    case "date":
      return isDate(text);
    case "month":
      return /^\d{4}-\d{2}$/.test(text) && isDate(`${text}-01`);
  }
};

/** Refuses what cannot be written to; whether anybody reads it only a letter can tell. */
const isEmail = (text: string): boolean => {
  const [mailbox = "", domain = "", ...more] = text.split("@");
  const labels = domain.split(".");
  return (
    more.length === 0 &&
    /^[^\s<>()[\],;:"]+$/.test(mailbox) &&
    mailbox.split(".").every((part) => part !== "") &&
    labels.length >= 2 &&
    labels.every((label) => /^[^\s<>()[\],;:"=]+$/.test(label)) &&
    (labels.at(-1)?.length ?? 0) >= 2
  );
};

/** A day of the calendar: 2026-02-30 is none. */
const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};
